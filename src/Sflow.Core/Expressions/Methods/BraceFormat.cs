namespace Sflow.Expressions;

/// <summary>Python's <c>'{}'.format(value)</c>.</summary>
internal sealed class BraceFormat(CallArguments call)
{
    private readonly Evaluation evaluation = call.Evaluation;
    private int automatic;
    private bool usesNumbers;

    /// <summary>The template filled with the arguments of a call.</summary>
    public static ExprValue Format(TextValue template, CallArguments call)
    {
        var result = new RuntimeTextBuilder();
        new BraceFormat(call).Append(result, template.Value, 2);
        var value = result.ToValue();
        return template.IsMarkup && value is TextValue plain ? template.With(plain.Value) : value;
    }

    // Fields nest once: the format after the colon may contain fields.
    private void Append(RuntimeTextBuilder result, string text, int levels)
    {
        if (levels == 0)
            throw evaluation.Failure("the braces of a format nest too deeply");
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (c is not ('{' or '}'))
            {
                result.Append(c);
            }
            else if (at + 1 < text.Length && text[at + 1] == c)
            {
                result.Append(c);
                at++;
            }
            else
            {
                var end = c == '{' ? FieldEnd(text, at) : -1;
                if (end < 0)
                    throw evaluation.Failure($"the format has a single '{c}'; write '{c}{c}' for the character itself");
                AppendField(result, text.Substring(at + 1, end - at - 1), levels);
                at = end;
            }

            evaluation.CheckSize(result.Length);
        }
    }

    private static int FieldEnd(string text, int open)
    {
        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            depth +=
                text[i] == '{' ? 1
                : text[i] == '}' ? -1
                : 0;
            if (depth == 0)
                return i;
        }

        return -1;
    }

    private void AppendField(RuntimeTextBuilder result, string field, int levels)
    {
        evaluation.Charge();
        var bracket = 0;
        var split = field.Length;
        for (var i = 0; i < field.Length && split == field.Length; i++)
        {
            bracket +=
                field[i] == '[' ? 1
                : field[i] == ']' ? -1
                : 0;
            if (bracket <= 0 && (field[i] is ':' or '!'))
                split = i;
        }

        var value = Lookup(field.Substring(0, split));
        var rest = field.Substring(split);
        if (rest.Length > 0 && rest[0] == '!')
        {
            value = Convert(value, rest.Length > 1 ? rest[1] : '\0');
            rest = rest.Substring(System.Math.Min(2, rest.Length));
            if (rest.Length > 0 && rest[0] != ':')
                throw evaluation.Failure("':' is needed behind the conversion in a format");
        }

        var form = new RuntimeTextBuilder();
        if (rest.Length > 1)
            Append(form, rest.Substring(1), levels - 1);
        var spec = KnownText.Of(form.ToValue(), evaluation).Value;
        if (spec.Length == 0)
            ValuePrinter.AppendText(result, value, evaluation);
        else
            result.Append(NumberFormat.Format(value, spec, evaluation));
    }

    private ExprValue Convert(ExprValue value, char conversion)
    {
        var builder = new RuntimeTextBuilder();
        if (conversion == 's')
            ValuePrinter.AppendText(builder, value, evaluation);
        else if (conversion == 'r')
            ValuePrinter.AppendRepr(builder, value, evaluation);
        else if (conversion == 'a')
            builder.Append(TextRepr.Ascii(PrintedNow(value)));
        else
            throw evaluation.Failure("the conversions of a format are !s, !r and !a");
        return builder.ToValue();
    }

    private string PrintedNow(ExprValue value)
    {
        var builder = new RuntimeTextBuilder();
        ValuePrinter.AppendRepr(builder, evaluation.Known(value), evaluation);
        return builder.ToDisplayText();
    }

    private ExprValue Lookup(string field)
    {
        var end = field.IndexOfAny(['.', '[']);
        var value = First(end < 0 ? field : field.Substring(0, end));
        var at = end < 0 ? field.Length : end;
        while (at < field.Length)
        {
            var isMember = field[at] == '.';
            var stop = isMember ? field.IndexOfAny(['.', '['], at + 1) : field.IndexOf(']', at);
            if (stop < 0 && !isMember)
                throw evaluation.Failure("a '[' in a format is never closed");
            var name = field.Substring(at + 1, (stop < 0 ? field.Length : stop) - at - 1);
            value = isMember
                ? Access.Member(value, name, evaluation)
                : Access.Item(
                    value,
                    IsNumber(name) ? new IntValue(int.Parse(name, CultureInfo.InvariantCulture)) : new TextValue(name),
                    evaluation
                );
            at =
                stop < 0 ? field.Length
                : isMember ? stop
                : stop + 1;
            if (at < field.Length && field[at] is not ('.' or '['))
                throw evaluation.Failure("only '.' or '[' may follow ']' in a format");
        }

        return value;
    }

    private ExprValue First(string name)
    {
        if (name.Length > 0 && !IsNumber(name))
        {
            var found = call.Named.FirstOrDefault(argument => argument.Key == name).Value;
            return found ?? throw evaluation.Failure($"the format's name {Quote.Text(name)} is not among the values");
        }

        if (name.Length == 0 ? usesNumbers : automatic > 0)
            throw evaluation.Failure("a format has either numbers in all its braces or in none");
        usesNumbers |= name.Length > 0;
        var index = name.Length == 0 ? automatic++ : int.Parse(name, CultureInfo.InvariantCulture);
        return index < call.Positional.Count
            ? call.Positional[index]
            : throw evaluation.Failure("there are fewer values than places in the format");
    }

    private static bool IsNumber(string text) => text.Length is > 0 and < 9 && text.All(c => c is >= '0' and <= '9');
}

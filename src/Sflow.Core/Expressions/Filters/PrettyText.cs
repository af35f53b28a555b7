using System.Runtime.CompilerServices;

namespace Sflow.Expressions;

/// <summary>Formats a value in lines of at most 80 characters, like Python's <c>pprint</c> and Jinja2's filter of that name.</summary>
internal sealed class PrettyText
{
    private const int Width = 80;

    private readonly StringBuilder result = new();
    private readonly Evaluation evaluation;

    private PrettyText(Evaluation evaluation) => this.evaluation = evaluation;

    /// <summary>The formatted value, which must be known now.</summary>
    public static TextValue Of(ExprValue value, Evaluation evaluation)
    {
        var pretty = new PrettyText(evaluation);
        pretty.Append(evaluation.Known(value), 0, 0, 1);
        return new TextValue(pretty.result.ToString()).Charged(evaluation);
    }

    // The allowance is the number of characters after the value on its last line.
    private void Append(ExprValue value, int indent, int allowance, int level)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        evaluation.CheckSize(result.Length);
        var whole = PrettyOrder.Repr(value, evaluation);
        if (CodePoints.Length(whole) <= Width - indent - allowance)
        {
            result.Append(whole);
            return;
        }

        switch (value)
        {
            case ListValue list:
                AppendItems('[', list.Items, "]", indent, allowance, level);
                break;
            case TupleValue tuple:
                AppendItems('(', tuple.Items, tuple.Items.Count == 1 ? ",)" : ")", indent, allowance, level);
                break;
            case SetValue { Items.Count: > 0 } set:
                AppendItems('{', PrettyOrder.Sort(set.Items, evaluation), "}", indent, allowance, level);
                break;
            case TextValue { IsMarkup: false, Value.Length: > 0 } text:
                AppendPieces(PrettyPieces.Of(text.Value, indent, allowance, level == 1), indent, level == 1);
                break;
            default:
                if (Mappings.TryDict(value, evaluation) is { } dict)
                    AppendEntries(dict, indent, allowance, level);
                else
                    result.Append(whole);
                break;
        }
    }

    private void AppendItems(char open, IReadOnlyList<ExprValue> items, string close, int indent, int allowance, int level)
    {
        result.Append(open);
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
                BreakLine(",", indent + 1);
            Append(items[i], indent + 1, i == items.Count - 1 ? allowance + close.Length : 1, level + 1);
        }

        result.Append(close);
    }

    private void AppendEntries(DictValue dict, int indent, int allowance, int level)
    {
        result.Append('{');
        var keys = PrettyOrder.Sort(dict.Keys, evaluation);
        for (var i = 0; i < keys.Count; i++)
        {
            if (i > 0)
                BreakLine(",", indent + 1);
            var key = PrettyOrder.Repr(keys[i], evaluation);
            result.Append(key).Append(": ");
            dict.TryGetValue(keys[i], out var value);
            Append(value!, indent + 1 + CodePoints.Length(key) + 2, i == keys.Count - 1 ? allowance + 1 : 1, level + 1);
        }

        result.Append('}');
    }

    private void AppendPieces(IReadOnlyList<string> pieces, int indent, bool isOutermost)
    {
        if (isOutermost && pieces.Count > 1)
            result.Append('(');
        for (var i = 0; i < pieces.Count; i++)
        {
            if (i > 0)
                BreakLine("", isOutermost ? indent + 1 : indent);
            result.Append(pieces[i]);
        }

        if (isOutermost && pieces.Count > 1)
            result.Append(')');
    }

    private void BreakLine(string before, int indent)
    {
        evaluation.Charge(1 + indent / 64);
        result.Append(before).Append('\n').Append(' ', indent);
    }
}

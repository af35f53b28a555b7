namespace Sflow.Expressions;

/// <summary>The methods that change the case or layout of a string, or check them.</summary>
internal static class TextShapeMethods
{
    public static OperationTable Table { get; } = Create();

    private static OperationTable Create()
    {
        var table = new OperationTable("method");
        void Change(string name, Func<string, string> change) =>
            table.AddText(name, "", (text, a) => text.With(change(text.Value)).Charged(a.Evaluation));
        void Ask(string name, Func<string, bool> holds) =>
            table.AddText(name, "", (text, a) => BoolValue.Of(holds(text.Charged(a.Evaluation).Value)));
        void Strip(string name, bool left, bool right) =>
            table.AddText(
                name,
                "chars?",
                (text, a) => text.With(PythonText.Strip(text.Value, a.Has(0) ? a.Text(0, "") : null, left, right)).Charged(a.Evaluation)
            );
        void Pad(string name, char align) =>
            table.AddText(
                name,
                "width fillchar?",
                (text, a) => text.With(TextMethods.Pad(text.Value, a.Count(0, 0), a.Text(1, " "), align, a.Evaluation))
            );

        Change("upper", PythonText.Upper);
        Change("lower", PythonText.Lower);
        Change("title", PythonText.Title);
        Change("capitalize", PythonText.Capitalize);
        Change("swapcase", PythonText.SwapCase);
        Change("casefold", PythonText.CaseFold);
        Ask("isupper", text => PythonText.IsCase(text, true));
        Ask("islower", text => PythonText.IsCase(text, false));
        Ask("isspace", text => All(text, PythonText.IsSpace));
        Ask("isalpha", text => All(text, char.IsLetter));
        Ask("isalnum", text => All(text, c => char.IsLetterOrDigit(c) || char.IsNumber(c)));
        Ask("isdecimal", text => All(text, c => CharUnicodeInfo.GetDecimalDigitValue(c) >= 0));
        Ask("isdigit", text => All(text, c => CharUnicodeInfo.GetDigitValue(c) >= 0));
        Ask("isnumeric", text => All(text, c => CharUnicodeInfo.GetNumericValue(c) >= 0));
        Ask("isascii", text => text.All(c => c < 128));
        Ask("isprintable", TextRepr.IsPrintable);
        Ask("istitle", text => text.Any(char.IsLetter) && PythonText.Title(text) == text);
        Ask("isidentifier", text => text.Length > 0 && !char.IsDigit(text[0]) && text.All(LayoutFilters.IsWord));
        Strip("strip", true, true);
        Strip("lstrip", true, false);
        Strip("rstrip", false, true);
        Pad("ljust", '<');
        Pad("rjust", '>');
        Pad("center", '^');
        table.AddText("zfill", "width", (text, a) => text.With(FillWithZeros(text.Value, a)));
        table.AddText("expandtabs", "tabsize?", (text, a) => text.With(ExpandTabs(text.Value, a)));
        return table;
    }

    private static bool All(string text, Func<char, bool> holds) => text.Length > 0 && text.All(holds);

    private static string FillWithZeros(string text, Arguments a)
    {
        var hasSign = text.Length > 0 && (text[0] is '+' or '-');
        var sign = hasSign ? text.Substring(0, 1) : "";
        return sign + TextMethods.Pad(text.Substring(sign.Length), a.Count(0, 0) - sign.Length, "0", '>', a.Evaluation);
    }

    private static string ExpandTabs(string text, Arguments a)
    {
        var size = a.Count(0, 8);
        a.Evaluation.ChargeText(text.Length + (long)text.Count(c => c == '\t') * Math.Max(size, 0));
        var result = new StringBuilder();
        var column = 0;
        foreach (var c in text)
        {
            if (c == '\t')
            {
                var spaces = size > 0 ? size - column % size : 0;
                result.Append(' ', spaces);
                column += spaces;
            }
            else
            {
                result.Append(c);
                column = c is '\n' or '\r' ? 0 : column + 1;
            }
        }

        return result.ToString();
    }
}

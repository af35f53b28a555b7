using System.Net;

namespace Sflow.Expressions;

/// <summary>Filters that turn a string into another string.</summary>
internal static class TextFilters
{
    public static OperationTable Table { get; } = Create();

    private static OperationTable Create()
    {
        var table = new OperationTable("filter")
        {
            { "string", "", (value, a) => value is TextValue ? value : ValuePrinter.Text(value, a.Evaluation) },
            { "format", "*", Format },
            { "urlencode", "", UrlEncode },
        };
        table.AddText("upper", "", (text, a) => text.With(PythonText.Upper(text.Value)).Charged(a.Evaluation));
        table.AddText("lower", "", (text, a) => text.With(PythonText.Lower(text.Value)).Charged(a.Evaluation));
        table.AddText("capitalize", "", (text, a) => text.With(PythonText.Capitalize(text.Value)).Charged(a.Evaluation));
        table.AddText("title", "", (text, a) => text.With(Title(text.Value)).Charged(a.Evaluation));
        table.AddText(
            "trim",
            "chars?",
            (text, a) => text.With(PythonText.Strip(text.Value, a.Has(0) ? a.Text(0, "") : null, true, true)).Charged(a.Evaluation)
        );
        table.AddText("replace", "old new count?", Replace);
        table.AddText("wordcount", "", (text, a) => new IntValue(WordCount(text.Charged(a.Evaluation).Value)));
        table.AddText("escape e", "", (text, a) => new TextValue(Html.Escape(text), true).Charged(a.Evaluation));
        table.AddText("forceescape", "", (text, a) => new TextValue(Html.Escape(text.Value), true).Charged(a.Evaluation));
        table.AddText("safe", "", (text, _) => new TextValue(text.Value, true));
        table.AddText("striptags", "", (text, a) => new TextValue(StripTags(text.Charged(a.Evaluation).Value)));
        return table;
    }

    private static ExprValue Format(ExprValue value, Arguments a)
    {
        if (a.Call.Positional.Count > 0 && a.Call.Named.Count > 0)
            throw a.Evaluation.Failure("the filter 'format' takes values either with names or without");
        ExprValue values =
            a.Call.Named.Count == 0
                ? new TupleValue(a.Call.Positional)
                : new DictValue(
                    a.Call.Named.Select(argument => new KeyValuePair<ExprValue, ExprValue>(new TextValue(argument.Key), argument.Value))
                );
        return PercentFormat.Format(KnownText.Of(value, a.Evaluation), values, a.Evaluation);
    }

    private static TextValue Replace(TextValue text, Arguments a)
    {
        var (old, by) = (a.AnyText(0, ""), a.AnyText(1, ""));
        var count = a.Has(2) ? a.Count(2, -1) : -1;
        return new TextValue(TextMethods.Replace(text.Value, old, by, count, a.Evaluation));
    }

    // A capital after white space, hyphens and opening brackets; all other letters are lowercase.
    private static string Title(string text)
    {
        var result = new StringBuilder(text.Length);
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && !IsTitleBreak(text[i]))
                continue;
            if (i > start)
            {
                var first = char.IsSurrogatePair(text, start) ? 2 : 1;
                result
                    .Append(PythonText.Upper(text.Substring(start, first)))
                    .Append(PythonText.Lower(text.Substring(start + first, i - start - first)));
            }

            if (i < text.Length)
                result.Append(text[i]);
            start = i + 1;
        }

        return result.ToString();
    }

    private static bool IsTitleBreak(char c) => PythonText.IsSpace(c) || c is '-' or '(' or '{' or '[' or '<';

    private static int WordCount(string text)
    {
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (LayoutFilters.IsWord(text[i]) && (i == 0 || !LayoutFilters.IsWord(text[i - 1])))
                count++;
        }

        return count;
    }

    private static string StripTags(string text)
    {
        var result = new StringBuilder();
        var lastEnd = text.LastIndexOf('>');
        for (var at = 0; at < text.Length; at++)
        {
            var isTag = text[at] == '<' && at < lastEnd;
            var isComment = isTag && string.CompareOrdinal(text, at, "<!--", 0, 4) == 0;
            var end =
                !isTag ? -1
                : isComment ? text.IndexOf("-->", at + 4, System.StringComparison.Ordinal)
                : text.IndexOf('>', at);
            if (isComment && end < 0)
                lastEnd = at;
            if (end < 0)
                result.Append(text[at]);
            else
                at = isComment ? end + 2 : end;
        }

        return WebUtility.HtmlDecode(string.Join(" ", TextMethods.Words(result.ToString(), -1)));
    }

    private static TextValue UrlEncode(ExprValue value, Arguments a)
    {
        var evaluation = a.Evaluation;
        if (value is not TextValue && Mappings.TryDict(value, evaluation) is { } dict)
            value = new ListValue(Mappings.Items(dict, evaluation));
        if (value is TextValue || (value is not UndefinedValue && Iteration.Items(value) is null))
            return new TextValue(Quoted(KnownText.Of(value, evaluation).Value, "/")).Charged(evaluation);
        var pairs = new List<string>();
        foreach (var item in Iteration.Over(value, evaluation))
        {
            var pair = Iteration.ToList(item, evaluation);
            if (pair.Count != 2)
                throw evaluation.Failure("the filter 'urlencode' takes a string, a dict or a list of pairs");
            pairs.Add(string.Join("=", pair.Select(part => Quoted(KnownText.Of(part, evaluation).Value, "").Replace("%20", "+"))));
        }

        return new TextValue(string.Join("&", pairs)).Charged(evaluation);
    }

    private static string Quoted(string text, string safe)
    {
        var result = new StringBuilder();
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            var c = (char)b;
            var isSafe =
                c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '.' or '-' or '~' || safe.IndexOf(c) >= 0;
            result.Append(isSafe ? c.ToString() : "%" + b.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }

        return result.ToString();
    }
}

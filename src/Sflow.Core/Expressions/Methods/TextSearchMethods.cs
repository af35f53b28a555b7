using System.Numerics;

namespace Sflow.Expressions;

/// <summary>The methods that search for a string in a string.</summary>
internal static class TextSearchMethods
{
    public static OperationTable Table { get; } = Create();

    private static OperationTable Create()
    {
        var table = new OperationTable("method");
        table.AddText("find", "sub start? end?", (text, a) => new IntValue(Find(text.Value, a, false)));
        table.AddText("rfind", "sub start? end?", (text, a) => new IntValue(Find(text.Value, a, true)));
        table.AddText("index", "sub start? end?", (text, a) => new IntValue(Index(text.Value, a, false)));
        table.AddText("rindex", "sub start? end?", (text, a) => new IntValue(Index(text.Value, a, true)));
        table.AddText("count", "sub start? end?", (text, a) => new IntValue(Count(text.Value, a)));
        table.AddText(
            "startswith",
            "prefix start? end?",
            (text, a) => BoolValue.Of(HasAffix(text, a, (part, affix) => part.StartsWith(affix, StringComparison.Ordinal)))
        );
        table.AddText(
            "endswith",
            "suffix start? end?",
            (text, a) => BoolValue.Of(HasAffix(text, a, (part, affix) => part.EndsWith(affix, StringComparison.Ordinal)))
        );
        table.AddText(
            "replace",
            "old new count?",
            (text, a) =>
                text.With(TextMethods.Replace(text.Value, a.Text(0, ""), a.Text(1, ""), a.Has(2) ? a.Count(2, -1) : -1, a.Evaluation))
        );
        table.AddText(
            "removeprefix",
            "prefix",
            (text, a) =>
                text.With(
                    text.Value.StartsWith(a.Text(0, ""), StringComparison.Ordinal) ? text.Value.Substring(a.Text(0, "").Length) : text.Value
                )
        );
        table.AddText(
            "removesuffix",
            "suffix",
            (text, a) =>
                text.With(
                    text.Value.EndsWith(a.Text(0, ""), StringComparison.Ordinal)
                        ? text.Value.Substring(0, text.Value.Length - a.Text(0, "").Length)
                        : text.Value
                )
        );
        table.AddText("split", "sep? maxsplit?", (text, a) => Split(text, a, false));
        table.AddText("rsplit", "sep? maxsplit?", (text, a) => Split(text, a, true));
        table.AddText(
            "splitlines",
            "keepends?",
            (text, a) => Parts(text, PythonText.SplitLines(text.Value, a.Truth(0, false)), a.Evaluation)
        );
        table.AddText("partition", "sep", (text, a) => Partition(text, a, false));
        table.AddText("rpartition", "sep", (text, a) => Partition(text, a, true));
        return table;
    }

    private static ListValue Parts(TextValue text, List<string> parts, Evaluation evaluation)
    {
        evaluation.ChargeText(text.Value.Length);
        evaluation.ChargeItems(parts.Count);
        return new ListValue([.. parts.Select(text.With)]);
    }

    private static string Needle(string text, Arguments a)
    {
        var wanted = a.Text(0, "");
        KnownText.ChargeSearch(a.Evaluation, text, wanted);
        return wanted;
    }

    private static int Find(string text, Arguments a, bool last)
    {
        var wanted = Needle(text, a);
        var points = new CodePoints(text);
        var (start, end) = Bounds(points.Count, a);
        if (start > end)
            return -1;
        var part = points.Substring(start, end);
        var found =
            !last ? part.IndexOf(wanted, StringComparison.Ordinal)
            : wanted.Length == 0 ? part.Length
            : part.LastIndexOf(wanted, StringComparison.Ordinal);
        return found < 0 ? -1 : points.Point(points.Unit(start) + found);
    }

    private static int Index(string text, Arguments a, bool last)
    {
        var found = Find(text, a, last);
        return found >= 0 ? found : throw a.Evaluation.Failure($"{Quote.Text(a.Text(0, ""))} is not in {Quote.Text(text)}");
    }

    private static int Count(string text, Arguments a)
    {
        var wanted = Needle(text, a);
        var (start, end) = Bounds(CodePoints.Length(text), a);
        return start > end ? 0 : PythonText.Count(Part(text, a), wanted);
    }

    private static string Part(string text, Arguments a)
    {
        var points = new CodePoints(text);
        var (start, end) = Bounds(points.Count, a);
        return start > end ? "" : points.Substring(start, end);
    }

    private static (int Start, int End) Bounds(int count, Arguments a)
    {
        int Bound(int index, int otherwise)
        {
            var bound = a.Has(index) ? a.Integer(index, otherwise) : otherwise;
            return (int)BigInteger.Max(0, BigInteger.Min(index == 1 ? count + 1 : count, bound.Sign < 0 ? bound + count : bound));
        }

        return (Bound(1, 0), Bound(2, count));
    }

    private static bool HasAffix(TextValue text, Arguments a, Func<string, string, bool> holds)
    {
        var part = Part(text.Value, a);
        return Affixes(a)
            .Any(affix =>
            {
                a.Evaluation.Charge(1 + affix.Length / 64);
                return holds(part, affix);
            });
    }

    private static IEnumerable<string> Affixes(Arguments a)
    {
        if (a[0] is not TupleValue tuple)
            return [a.Text(0, "")];
        return tuple.Items.Select(item =>
            a.Evaluation.Known(item) is TextValue text
                ? text.Value
                : throw a.Evaluation.Failure($"a string is needed, not {Describe.Value(item)}")
        );
    }

    private static ListValue Split(TextValue text, Arguments a, bool fromRight)
    {
        var most = a.Count(1, -1);
        if (!a.Has(0))
            return Parts(
                text,
                fromRight && most >= 0 ? WordsFromRight(text.Value, most) : TextMethods.Words(text.Value, most),
                a.Evaluation
            );
        var separator = Needle(text.Value, a);
        if (separator.Length == 0)
            throw a.Evaluation.Failure("a string can't be split at an empty separator; |list gives its characters");
        return Parts(text, fromRight ? SplitFromRight(text.Value, separator, most) : Split(text.Value, separator, most), a.Evaluation);
    }

    private static List<string> Split(string text, string separator, int most)
    {
        var parts = new List<string>();
        var start = 0;
        for (
            var at = text.IndexOf(separator, StringComparison.Ordinal);
            at >= 0 && parts.Count != most;
            at = text.IndexOf(separator, start, StringComparison.Ordinal)
        )
        {
            parts.Add(text.Substring(start, at - start));
            start = at + separator.Length;
        }

        parts.Add(text.Substring(start));
        return parts;
    }

    private static List<string> SplitFromRight(string text, string separator, int most)
    {
        var parts = new List<string>();
        var end = text.Length;
        while (parts.Count != most && end >= separator.Length)
        {
            var at = text.LastIndexOf(separator, end - 1, StringComparison.Ordinal);
            if (at < 0)
                break;
            parts.Add(text.Substring(at + separator.Length, end - at - separator.Length));
            end = at;
        }

        parts.Add(text.Substring(0, end));
        parts.Reverse();
        return parts;
    }

    private static List<string> WordsFromRight(string text, int most)
    {
        var words = TextMethods.Words(text, -1);
        if (words.Count <= most)
            return words;
        // The rest after the last word stays unchanged, except for the white space at its end.
        var end = text.Length;
        for (var i = words.Count - 1; i >= words.Count - most; i--)
            end = text.LastIndexOf(words[i], end - 1, StringComparison.Ordinal);
        var rest = PythonText.Strip(text.Substring(0, end), null, true, true);
        return [rest, .. words.Skip(words.Count - most)];
    }

    private static TupleValue Partition(TextValue text, Arguments a, bool last)
    {
        var separator = Needle(text.Value, a);
        if (separator.Length == 0)
            throw a.Evaluation.Failure("a string can't be split at an empty separator");
        var at = last
            ? text.Value.LastIndexOf(separator, StringComparison.Ordinal)
            : text.Value.IndexOf(separator, StringComparison.Ordinal);
        string[] parts =
            at >= 0 ? [text.Value.Substring(0, at), separator, text.Value.Substring(at + separator.Length)]
            : last ? ["", "", text.Value]
            : [text.Value, "", ""];
        return new TupleValue([.. parts.Select(text.With)]);
    }
}

using System.Text.RegularExpressions;
using Sflow.Generation;

namespace Sflow.Expressions;

/// <summary>Filters that write parts of web pages.</summary>
internal static class WebFilters
{
    private static readonly Regex Scheme = new(@"^[\w.+-]{2,}:/{0,2}\z", RegexOptions.CultureInvariant);

    public static OperationTable Table { get; } = Create();

    private static OperationTable Create()
    {
        var table = new OperationTable("filter") { { "xmlattr", "autospace?", Attributes } };
        table.AddText("urlize", "trim_url_limit? nofollow? target? rel? extra_schemes?", Links);
        return table;
    }

    private static TextValue Links(TextValue text, Arguments a)
    {
        var evaluation = a.Evaluation;
        var escaped = Html.Escape(text);
        evaluation.Charge(escaped.Length);
        var schemes = Schemes(a[4], evaluation);
        evaluation.Charge((long)schemes.Count * (1 + escaped.Length / 64));
        var links = new UrlLinks(Relation(a) + Target(a), word => Trimmed(word, a), schemes);
        return new TextValue(links.Apply(escaped)).Charged(evaluation);
    }

    // Every link has noopener. Without it, the linked page could change this one.
    private static string Relation(Arguments a)
    {
        var words = a.Has(3) ? TextMethods.Words(a.Text(3, ""), -1) : [];
        if (a.Truth(1, false))
            words.Add("nofollow");
        words.Add("noopener");
        var sorted = words.Distinct().OrderBy(word => word, System.StringComparer.Ordinal);
        return $" rel=\"{Html.Escape(string.Join(" ", sorted))}\"";
    }

    private static string Target(Arguments a) =>
        a.Has(2) && Truthiness.Of(a[2]!, a.Evaluation) ? $" target=\"{Html.Escape(KnownText.Of(a[2]!, a.Evaluation))}\"" : "";

    private static string Trimmed(string word, Arguments a)
    {
        if (!a.Has(0))
            return word;
        var limit = a.Count(0, 0);
        var points = new CodePoints(word);
        var end = limit < 0 ? System.Math.Max(0, points.Count + limit) : limit;
        return points.Count > limit ? points.Substring(0, end) + "..." : word;
    }

    private static IReadOnlyList<string> Schemes(ExprValue? given, Evaluation evaluation)
    {
        if (given is null or NoneValue)
            return [];
        var schemes = Iteration.ToList(given, evaluation).Select(item => KnownText.Of(item, evaluation).Value).ToList();
        return schemes.FirstOrDefault(scheme => !Scheme.IsMatch(scheme)) is { } wrong
            ? throw evaluation.Failure($"{Quote.Text(wrong)} is not the beginning of an address, as 'tel:' is")
            : schemes;
    }

    private static TextValue Attributes(ExprValue value, Arguments a)
    {
        var evaluation = a.Evaluation;
        if (value is UndefinedValue { IsLenient: false } undefined)
            throw evaluation.Failure(undefined);
        var dict =
            Mappings.TryDict(value, evaluation)
            ?? throw evaluation.Failure($"the filter 'xmlattr' needs a dict, not {Describe.Value(value)}");
        var attributes = new List<string>();
        for (var i = 0; i < dict.Count; i++)
        {
            if (dict.Values[i] is NoneValue or UndefinedValue)
                continue;
            var name =
                dict.Keys[i] as TextValue
                ?? throw evaluation.Failure($"the name of an attribute must be a string, not {Describe.Value(dict.Keys[i])}");
            if (name.Value.Any(c => PythonText.IsSpace(c) || c is '/' or '>' or '='))
                throw evaluation.Failure($"{Quote.Text(name.Value)} has a character that no name of an attribute can have");
            attributes.Add($"{Html.Escape(name)}=\"{Html.Escape(KnownText.Of(dict.Values[i], evaluation))}\"");
        }

        var separator = a.Truth(0, true) && attributes.Count > 0 ? " " : "";
        return new TextValue(separator + string.Join(" ", attributes)).Charged(evaluation);
    }
}

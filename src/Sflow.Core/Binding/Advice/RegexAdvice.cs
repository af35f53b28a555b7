using System.Text.RegularExpressions;
using Sflow.Expressions;

namespace Sflow.Binding;

/// <summary>
/// Finds patterns in <c>regex_pattern</c> without the prefix <c>re:</c>, which are searched for literally, where the regular
/// expression would match something else.
/// </summary>
internal static class RegexAdvice
{
    private const string Special = @"()[]{}*+?^$|\";
    private static readonly string[] Prefixes = ["re:", "regex:"];
    private static readonly TimeSpan MatchLimit = TimeSpan.FromSeconds(1);

    // Nobody writes these in a plain string: escapes, anchors, sets, and repetitions of a dot, a set or a group.
    private static readonly Regex Evident = new(
        @"\A\^|\$\z|\(\?|\\[a-zA-Z.()\[\]{}|*+?^$/]|\.[*+?]|[\])][*+?]|\[\^|\[\w-\w|\{[0-9]+,?[0-9]*\}|\S\|\S",
        RegexOptions.CultureInvariant,
        MatchLimit
    );

    /// <summary>Reports each pattern once, at its first place.</summary>
    public static void Check(WorkflowModel model, DiagnosticBag diagnostics)
    {
        var patterns = model
            .Tasks.SelectMany(task => task.Probes)
            .Where(probe => probe.Kind == ProbeKind.LogWatch && probe.Check["match_pattern"] is null)
            .Select(probe => probe.Check["regex_pattern"]?.Value)
            .OfType<ValueModel>()
            .Select(value => (value.Location, Text: TextOf(value)))
            .GroupBy(pattern => pattern.Text);
        foreach (var same in patterns.Where(same => MayMeanMore(same.Key)))
        {
            var (location, text) = same.First();
            diagnostics.Add(
                Evident.IsMatch(text)
                    ? Catalogue.RegexWithoutPrefix(location, text, same.Count() - 1)
                    : Catalogue.PlainPatternAsRegex(location, text, Escape(text), same.Count() - 1)
            );
        }
    }

    // A string that only contains dots finds the same lines in both ways. One that is no expression can only be a plain string.
    private static bool MayMeanMore(string text)
    {
        if (text.IndexOfAny(Special.ToCharArray()) < 0 || Prefixes.Any(prefix => text.StartsWith(prefix, StringComparison.Ordinal)))
            return false;
        try
        {
            _ = new Regex(text, RegexOptions.CultureInvariant, MatchLimit);
            return true;
        }
        catch (ArgumentException)
        {
            return Evident.IsMatch(text);
        }
    }

    private static string Escape(string text) =>
        string.Concat(text.Select(c => c == '.' || Special.IndexOf(c) >= 0 ? "\\" + c : c.ToString()));

    private static string TextOf(ValueModel value) =>
        value switch
        {
            LiteralValue literal => literal.Value.ToText(),
            TemplateValue template => template.Template.Source.Value,
            _ => "",
        };
}

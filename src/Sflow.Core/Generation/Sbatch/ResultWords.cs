using Newtonsoft.Json;
using Sflow.Expressions;
using Sflow.Generation.Patterns;
using Sflow.Generation.Regexes;
using Sflow.Generation.Shell;
using Sflow.Resolution;

namespace Sflow.Generation.Sbatch;

/// <summary>Writes the results of a task as words of the runtime.</summary>
internal static class ResultWords
{
    /// <summary>Returns the lines for the results. An invalid result is reported and left out.</summary>
    public static IEnumerable<string> Of(ResolvedResult? result, DiagnosticBag diagnostics)
    {
        if (result?.File is { } file)
            yield return "result_file " + ShellQuote.Word(file.Value);
        foreach (var metric in result?.Metrics ?? [])
        {
            if (Words(metric, diagnostics) is { } words)
                yield return "result " + string.Join(" ", words.Select(ShellQuote.Word));
        }
    }

    private static IEnumerable<string>? Words(ResolvedMetric metric, DiagnosticBag diagnostics)
    {
        var (regex, at) = (metric.Regex.Value, metric.Regex.Location);
        if (VisibleText.ProblemOf(regex, isRegex: true) is { } character)
        {
            diagnostics.Add(Catalogue.PatternHasControl(at, regex, character));
            return null;
        }

        if (regex.Length == 0)
        {
            diagnostics.Add(Catalogue.BadResultRegex(at, metric.Name.Value, regex, "it is empty"));
            return null;
        }

        if (PythonRegex.Compile(regex, out var problem) is not { } compiled)
        {
            var place = metric.Regex.LocationOf(new TextSpan(Math.Min(problem!.Position, regex.Length - 1), 1));
            diagnostics.Add(Catalogue.BadResultRegex(place, metric.Name.Value, regex, problem.Text));
            return null;
        }

        return Groups(metric, compiled, diagnostics) is { } groups
            ?
            [
                metric.Name.Value,
                metric.Type,
                metric.Aggregate,
                metric.Required ? "yes" : "no",
                groups,
                metric.Unit is null ? "null" : JsonConvert.ToString(metric.Unit),
                regex,
                compiled.Filter,
                compiled.Start,
                .. compiled.Program,
            ]
            : null;
    }

    // The groups that can have the value, in the order in which nv-sflow tries them: the one that the module names, the group
    // value, the first group, and the whole match.
    private static string? Groups(ResolvedMetric metric, PythonRegex regex, DiagnosticBag diagnostics)
    {
        var groups = new List<int>();
        if (metric.Group is { } group)
        {
            if (Number(group.Value, regex) is not { } number)
            {
                diagnostics.Add(
                    Catalogue.NoSuchGroup(group.Location, metric.Name.Value, group.Value.Repr(), regex.Groups, [.. regex.GroupNames.Keys])
                );
                return null;
            }

            groups.Add(number);
        }

        if (regex.GroupNames.TryGetValue("value", out var value))
            groups.Add(value);
        if (regex.Groups > 0)
            groups.Add(1);
        return string.Join(" ", groups.Append(0).Distinct());
    }

    private static int? Number(ExprValue group, PythonRegex regex) =>
        group switch
        {
            IntValue number when number.Value >= 0 && number.Value <= regex.Groups => (int)number.Value,
            TextValue name when regex.GroupNames.TryGetValue(name.Value, out var number) => number,
            _ => null,
        };
}

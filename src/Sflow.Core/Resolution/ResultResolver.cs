using Sflow.Binding;
using Sflow.Expressions;

namespace Sflow.Resolution;

/// <summary>Resolves the results of a task.</summary>
internal static class ResultResolver
{
    /// <summary>Returns the results, or null when there are none or after an error was reported.</summary>
    public static ResolvedResult? Run(ResultModel? result, IScope scope, DiagnosticBag diagnostics)
    {
        if (result is null)
            return null;
        if (result.File is { } file)
            return File(file, scope, diagnostics) is { } path ? new ResolvedResult([], new(path, file.Location)) : null;
        return new ResolvedResult([.. result.Metrics.Select(metric => Metric(metric, scope, diagnostics)).OfType<ResolvedMetric>()], null);
    }

    private static string? File(BoundField file, IScope scope, DiagnosticBag diagnostics)
    {
        if (Text(file, scope, diagnostics) is not { } path)
            return null;
        if (ResultFileName.ProblemOf(path) is not { } problem)
            return path;
        diagnostics.Add(Catalogue.BadResultFile(file.Location, path, problem));
        return null;
    }

    private static ResolvedMetric? Metric(ResultMetricModel metric, IScope scope, DiagnosticBag diagnostics)
    {
        var regex = metric.Fields["regex"]!;
        var text = Text(regex, scope, diagnostics);
        var unit = metric.Fields["unit"] is { } field ? Text(field, scope, diagnostics) : null;
        if (text is null)
            return null;
        // Only a string without expressions can be traced to its characters in the file.
        var source = regex.Value is LiteralValue { Source: { } written } ? written : new LocatedText(text, regex.Location);
        return new ResolvedMetric(
            metric.Name,
            source,
            Word(metric, "type", "auto"),
            Word(metric, "aggregate", "last"),
            metric.Fields["required"]?.Value is LiteralValue { Value: BoolValue { Value: true } },
            metric.Fields["group"] is { Value: LiteralValue group } ? new(group.Value, group.Location) : null,
            unit
        );
    }

    private static string Word(ResultMetricModel metric, string field, string otherwise) =>
        metric.Fields[field]?.Value is LiteralValue { Value: TextValue text } ? text.Value.ToLowerInvariant() : otherwise;

    private static string? Text(BoundField field, IScope scope, DiagnosticBag diagnostics)
    {
        switch (ValueEvaluator.Field(field, scope, diagnostics))
        {
            case TextValue text:
                return text.Value;
            case RuntimeText runtime:
                diagnostics.Add(Catalogue.RuntimeValueNotAllowed(field.Location, field.Schema.Name, RuntimeTexts.Describe(runtime)));
                return null;
            default:
                return null;
        }
    }
}

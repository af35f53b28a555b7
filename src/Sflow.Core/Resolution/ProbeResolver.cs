using System;
using System.Collections.Generic;
using System.Linq;
using Sflow.Binding;
using Sflow.Diagnostics;
using Sflow.Expressions;
using Sflow.Text;

namespace Sflow.Resolution;

/// <summary>Resolves a probe.</summary>
internal static class ProbeResolver
{
    // nv-sflow's defaults, in seconds and checks.
    private const double DefaultInterval = 5;
    private const int DefaultSuccessThreshold = 1;
    private const int DefaultFailureThreshold = 3;

    private static readonly string[] RegexPrefixes = ["re:", "regex:"];

    /// <summary>The probe; null after an error was reported.</summary>
    public static ResolvedProbe? Resolve(ProbeModel probe, IScope scope, DiagnosticBag diagnostics)
    {
        var fields = new Dictionary<string, ExprValue>();
        foreach (var field in probe.Check.Fields.Where(field => field.Key != "logger"))
        {
            if (ValueEvaluator.Field(field.Value, scope, diagnostics) is not { } value)
                return null;
            fields[field.Key] = value;
        }

        var isRegex = TakePattern(probe, fields, diagnostics);
        CheckUrl(probe, fields, diagnostics);
        double? Seconds(string name) => (ValueEvaluator.Field(probe.Timing[name], scope, diagnostics) as FloatValue)?.Value;
        int? Count(string name) => ValueEvaluator.Field(probe.Timing[name], scope, diagnostics) is IntValue number ? (int)System.Numerics.BigInteger.Min(number.Value, 1_000_000) : null;
        return new ResolvedProbe
        {
            IsReadiness = probe.IsReadiness,
            Kind = probe.Kind,
            Fields = fields,
            IsRegex = isRegex,
            Logger = probe.Logger,
            Delay = Seconds("delay") ?? 0,
            Timeout = Seconds("timeout"),
            Interval = Seconds("interval") ?? DefaultInterval,
            SuccessThreshold = Count("success_threshold") ?? DefaultSuccessThreshold,
            FailureThreshold = Count("failure_threshold") ?? DefaultFailureThreshold,
            Location = probe.Location,
        };
    }

    // nv-sflow reads either field as a text unless it begins with re: or regex:, and modules rely on it.
    private static bool TakePattern(ProbeModel probe, Dictionary<string, ExprValue> fields, DiagnosticBag diagnostics)
    {
        var isRegex = false;
        if (!fields.TryGetValue("regex_pattern", out var pattern) && !fields.TryGetValue("match_pattern", out pattern))
            return false;
        var start = RuntimeTexts.StartOf(pattern!);
        if (RegexPrefixes.FirstOrDefault(prefix => start.StartsWith(prefix, StringComparison.Ordinal)) is { } found)
        {
            isRegex = true;
            pattern = RuntimeTexts.After(RuntimeTexts.Of(pattern!), found.Length).Simplify();
        }

        if (!isRegex && probe.Check["regex_pattern"] is { } field)
            diagnostics.Add(Catalogue.RegexReadAsText(field.Location, RuntimeTexts.StartOf(pattern!)));
        fields.Remove("regex_pattern");
        fields.Remove("match_pattern");
        fields["pattern"] = pattern!;
        return isRegex;
    }

    private static void CheckUrl(ProbeModel probe, Dictionary<string, ExprValue> fields, DiagnosticBag diagnostics)
    {
        if (!fields.TryGetValue("url", out var url))
            return;
        var start = RuntimeTexts.StartOf(url);
        if (!start.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !start.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            diagnostics.Add(Catalogue.UrlScheme(probe.Check["url"]!.Location, start));
    }
}

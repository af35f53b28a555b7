using System.Numerics;
using Sflow.Binding;
using Sflow.Expressions;
using Sflow.Generation;

namespace Sflow.Resolution;

/// <summary>Resolves a probe.</summary>
internal static class ProbeResolver
{
    private const int LargestCount = 1_000_000;

    private static readonly string[] RegexPrefixes = ["re:", "regex:"];
    private static readonly char[] SpecialCharacters = [.. @"\.^$|?*+()[]{}"];

    /// <summary>The probe, pending when it uses <c>task</c>; null after an error was reported.</summary>
    public static ResolvedProbe? Resolve(ProbeModel probe, IScope scope, DiagnosticBag diagnostics) =>
        probe.Check.Fields.Values.Concat(probe.Timing.Fields.Values).Any(field => ModelValues.UsesTask(field.Value))
            ? new PendingProbe(probe, scope)
            : ResolveNow(probe, scope, diagnostics);

    /// <summary>The probe with its values; null after an error was reported.</summary>
    public static ResolvedProbe? ResolveNow(ProbeModel probe, IScope scope, DiagnosticBag diagnostics)
    {
        var fields = new Dictionary<string, ExprValue>();
        foreach (var field in probe.Check.Fields.Where(field => field.Key != "logger"))
        {
            if (ValueEvaluator.Field(field.Value, scope, diagnostics) is not { } value)
                return null;
            fields[field.Key] = value;
        }

        double? Seconds(string name) => (ValueEvaluator.Field(probe.Timing[name], scope, diagnostics) as FloatValue)?.Value;
        int? Count(string name) => Number(ValueEvaluator.Field(probe.Timing[name], scope, diagnostics), LargestCount);
        return Target(probe, fields, diagnostics) with
        {
            Delay = Seconds("delay"),
            Timeout = Seconds("timeout"),
            EachCheckTimeout = Seconds("each_check_timeout"),
            Interval = Seconds("interval"),
            SuccessThreshold = Count("success_threshold"),
            FailureThreshold = Count("failure_threshold"),
        };
    }

    // What it checks, without its timing.
    private static ResolvedProbe Target(ProbeModel probe, IReadOnlyDictionary<string, ExprValue> fields, DiagnosticBag diagnostics)
    {
        var (isReadiness, at) = (probe.IsReadiness, probe.Location);
        ExprValue? Field(string name) => fields.TryGetValue(name, out var value) ? value : null;
        switch (probe.Kind)
        {
            case ProbeKind.TcpPort:
                var nodes = IsEach(Field("on_node")) ? ProbedNodes.Each : ProbedNodes.First;
                return new ResolvedTcpProbe(isReadiness, at, Number(fields["port"], int.MaxValue)!.Value, Field("host"), nodes);
            case ProbeKind.HttpGet:
                return new ResolvedHttpGetProbe(isReadiness, at, Url(probe, fields, diagnostics), Headers(Field("headers")));
            case ProbeKind.HttpPost:
                var url = Url(probe, fields, diagnostics);
                return new ResolvedHttpPostProbe(isReadiness, at, url, Headers(Field("headers")), Field("body"));
            case ProbeKind.LogWatch:
                var (pattern, isRegex) = Pattern(probe, Field("match_pattern"), Field("regex_pattern"), diagnostics);
                var count = Number(Field("match_count"), int.MaxValue);
                return new ResolvedLogProbe(isReadiness, at, pattern, isRegex, count, probe.Logger)
                {
                    PatternLocation = (probe.Check["match_pattern"] ?? probe.Check["regex_pattern"])!.Location,
                };
            default:
                throw new InvalidOperationException($"unknown kind of probe {probe.Kind}");
        }
    }

    private static int? Number(ExprValue? value, int largest) =>
        value is IntValue number ? (int)BigInteger.Min(number.Value, largest) : null;

    private static bool IsEach(ExprValue? nodes) => string.Equals(nodes?.ToText().Trim(), "each", StringComparison.OrdinalIgnoreCase);

    private static IReadOnlyList<KeyValuePair<string, ExprValue>> Headers(ExprValue? headers) =>
        headers is DictValue map
            ? [.. map.Keys.Zip(map.Values, (name, value) => new KeyValuePair<string, ExprValue>(name.ToText(), value))]
            : [];

    // nv-sflow takes either field literally unless it begins with re: or regex:, and modules rely on it.
    private static (ExprValue Pattern, bool IsRegex) Pattern(
        ProbeModel probe,
        ExprValue? match,
        ExprValue? regex,
        DiagnosticBag diagnostics
    )
    {
        var read = Read(match ?? regex!);
        if (match is not null && regex is not null && !HaveOneMeaning(read, Read(regex)))
            diagnostics.Add(
                Catalogue.PatternsDiffer(probe.Check["regex_pattern"]!.Location, RuntimeTexts.StartOf(match), RuntimeTexts.StartOf(regex))
            );

        return read;
    }

    private static (ExprValue Pattern, bool IsRegex) Read(ExprValue written)
    {
        var start = RuntimeTexts.StartOf(written);
        return RegexPrefixes.FirstOrDefault(prefix => start.StartsWith(prefix, StringComparison.Ordinal)) is { } found
            ? (RuntimeTexts.After(RuntimeTexts.Of(written), found.Length).Simplify(), true)
            : (written, false);
    }

    // A string without special characters finds the same lines in both readings.
    private static bool HaveOneMeaning((ExprValue Pattern, bool IsRegex) one, (ExprValue Pattern, bool IsRegex) other) =>
        one.Pattern.Equals(other.Pattern)
        && (one.IsRegex == other.IsRegex || one.Pattern is TextValue { Value: var text } && text.IndexOfAny(SpecialCharacters) < 0);

    private static ExprValue Url(ProbeModel probe, IReadOnlyDictionary<string, ExprValue> fields, DiagnosticBag diagnostics)
    {
        var start = RuntimeTexts.StartOf(fields["url"]);
        if (
            !start.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            && !start.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        )
            diagnostics.Add(Catalogue.UrlScheme(probe.Check["url"]!.Location, start));
        else if (WebAddress.ProblemOf(fields["url"]) is { } problem)
            diagnostics.Add(Catalogue.BadAddress(probe.Check["url"]!.Location, fields["url"].ToText(), problem));
        return fields["url"];
    }
}

using System.Text.RegularExpressions;

namespace Sflow.Binding;

/// <summary>What the fields of a monitor must fulfil beyond their kinds.</summary>
internal static class MonitorRules
{
    private static readonly string[] RegularStarts = ["re:", "regex:"];
    private static readonly Regex GroupName = new(@"\(\?P(?=<)", RegexOptions.CultureInvariant);
    private static readonly Regex NamedGroup = new(@"\(\?P<(?<name>\w+)>", RegexOptions.CultureInvariant);
    private static readonly Regex GroupReference = new(@"\(\?P=(?<name>\w+)\)", RegexOptions.CultureInvariant);

    /// <summary>Reports scopes that measure nothing, fields of GPUs that reports can't use, and windows without a meaning.</summary>
    public static void Check(FieldSet monitor, string owner, DiagnosticBag diagnostics)
    {
        CheckScopes(monitor, diagnostics);
        if (MonitorBinder.Part(monitor, "window") is not { } window)
            return;
        if (MonitorBinder.Part(monitor, "report") is { } report && !MonitorBinder.IsActive(report))
            diagnostics.Add(
                Catalogue.InvalidMonitor(
                    window.Location,
                    "the window is a part of the report, and report.enabled is false",
                    "Remove the window, or set report.enabled to true."
                )
            );
        foreach (var edge in new[] { window["start"], window["end"] }.OfType<BoundField>())
            CheckEdge(edge, diagnostics);
    }

    private static void CheckScopes(FieldSet monitor, DiagnosticBag diagnostics)
    {
        if (MonitorBinder.Part(monitor, "scopes") is not { } scopes)
            return;
        var custom = MonitorBinder.Part(scopes, "custom");
        if (custom is null && !MonitorSchema.BuiltInScopes.Any(name => MonitorBinder.IsActive(MonitorBinder.Part(scopes, name))))
            diagnostics.Add(
                Catalogue.InvalidMonitor(
                    scopes.Location,
                    "no scope is active",
                    "Write a scope, such as 'gpu: {}', or remove scopes to measure all: "
                        + $"{string.Join(", ", MonitorSchema.BuiltInScopes)}."
                )
            );
        if (MonitorBinder.Part(scopes, "gpu") is { } gpu && MonitorBinder.Text(gpu, "fields") is { } fields)
            CheckGpuFields(fields, gpu["fields"]!.Location, diagnostics);
        if (custom?["script"] is { } script)
            CheckNoExpression(MonitorBinder.Texts(custom, "script"), script.Location, diagnostics);
    }

    private static void CheckGpuFields(string fields, TextLocation at, DiagnosticBag diagnostics)
    {
        var names = fields.Split(',').Select(name => name.Trim()).ToList();
        if (names[0] != "index")
            diagnostics.Add(
                Catalogue.InvalidMonitor(
                    at,
                    $"the first field of scope gpu is {Quote.Text(names[0])}, and reports need the GPU's number there",
                    $"Write {Quote.Text(string.Join(",", names.Where(name => name is not ("index" or "")).Prepend("index")))}."
                )
            );
        else if (names.FirstOrDefault(name => !IsFieldName(name)) is { } wrong)
            diagnostics.Add(
                Catalogue.InvalidMonitor(
                    at,
                    $"{Quote.Text(wrong)} is not a field of nvidia-smi",
                    "Write names of 'nvidia-smi --help-query-gpu', separated by commas."
                )
            );
    }

    private static void CheckEdge(BoundField edge, DiagnosticBag diagnostics)
    {
        var (patterns, at) = edge.Mapping is { } fields
            ? (MonitorBinder.Texts(fields, "pattern"), fields["pattern"]?.Location ?? edge.Location)
            : (edge.Value is LiteralValue { Value: var value } ? [value.ToText()] : [], edge.Location);
        CheckNoExpression(patterns, at, diagnostics);
        if (patterns.Count == 0 && (edge.Mapping is null || edge.Mapping["pattern"] is not null))
            patterns = [""];
        foreach (var pattern in patterns)
        {
            if (pattern.Length == 0)
                diagnostics.Add(Catalogue.InvalidMonitor(at, "the pattern of the window is empty", "Write a part of a line of the log."));
            else if (Regular(pattern) is { } regular && ProblemOf(regular) is { } problem)
                diagnostics.Add(
                    Catalogue.InvalidMonitor(
                        at,
                        $"{Quote.Text(regular)} is not a regular expression ({problem})",
                        "Correct it, or remove re: to find the string as it stands."
                    )
                );
        }
    }

    private static void CheckNoExpression(IEnumerable<string> texts, TextLocation at, DiagnosticBag diagnostics)
    {
        if (texts.FirstOrDefault(ValueBinder.HasExpression) is { } text)
            diagnostics.Add(
                Catalogue.InvalidMonitor(at, $"{Quote.Text(text)} has an expression, and monitors take none", "Write the value itself.")
            );
    }

    private static string? Regular(string pattern) =>
        RegularStarts
            .Where(start => pattern.StartsWith(start, StringComparison.Ordinal))
            .Select(start => pattern.Substring(start.Length))
            .FirstOrDefault();

    // The dialect is Python's. .NET writes named groups and references to them in another way, and lets two groups have one name.
    private static string? ProblemOf(string regular)
    {
        try
        {
            if (Repeated(regular) is { } name)
                return $"two groups have the name {Quote.Text(name)}";
            _ = new Regex(GroupReference.Replace(GroupName.Replace(regular, "(?"), @"\k<${name}>"));
            return null;
        }
        catch (ArgumentException problem)
        {
            return problem.Message.TrimEnd('.');
        }
    }

    private static string? Repeated(string regular) =>
        NamedGroup
            .Matches(regular)
            .Cast<Match>()
            .GroupBy(match => match.Groups["name"].Value)
            .FirstOrDefault(group => group.Count() > 1)
            ?.Key;

    private static bool IsFieldName(string name) =>
        name.Length > 0 && name.All(c => c is '.' or '_' or '-' || (c < 128 && char.IsLetterOrDigit(c)));
}

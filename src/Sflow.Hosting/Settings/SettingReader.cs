using Sflow.Composition;
using Sflow.Generation.Diagrams;
using Sflow.Hosting.Checks;
using Sflow.Hosting.Submission;

namespace Sflow.Hosting.Settings;

/// <summary>Reads settings with few allowed values; any other value is an error.</summary>
/// <param name="placeOf">Finds the place of a property with a value.</param>
/// <param name="diagnostics">Takes the errors.</param>
internal sealed class SettingReader(Func<string, string, TextLocation> placeOf, DiagnosticBag diagnostics)
{
    /// <summary>Reads properties that all have the same place.</summary>
    public SettingReader(TextLocation place, DiagnosticBag diagnostics)
        : this((_, _) => place, diagnostics) { }

    /// <summary>A property that is true or false, false when it isn't set.</summary>
    public bool Flag(string property, string? value) =>
        Lower(value) switch
        {
            "true" => true,
            "" or "false" => false,
            _ => Unknown(property, value!, "true or false", false),
        };

    /// <summary>SflowCheckShell.</summary>
    public ShellCheckMode CheckShell(string? value) =>
        Lower(value) switch
        {
            "" or "true" => ShellCheckMode.Syntax,
            "strict" => ShellCheckMode.Strict,
            "false" => ShellCheckMode.Off,
            _ => Unknown("SflowCheckShell", value!, "true, false or strict", ShellCheckMode.Off),
        };

    /// <summary>SflowMerge.</summary>
    public MergeMode Merge(string? value) =>
        Lower(value) switch
        {
            "" or "replace" => MergeMode.Replace,
            "deep" => MergeMode.Deep,
            _ => Unknown("SflowMerge", value!, "replace or deep", MergeMode.Replace),
        };

    /// <summary>SflowDiagramFormat: one or more formats, SVG when it isn't set.</summary>
    public IReadOnlyList<DiagramFormat> DiagramFormats(string? value)
    {
        var words = Words(value);
        return words.Length == 0
            ? [DiagramFormat.Svg]
            :
            [
                .. words
                    .Select(word =>
                        DiagramRequest.FormatOf(word)
                        ?? Unknown("SflowDiagramFormat", word, "svg, png, html, mermaid or dot, or several with ;", DiagramFormat.Svg)
                    )
                    .Distinct(),
            ];
    }

    /// <summary>SflowSubmit. With replace or alongside alone, missing rows are submitted.</summary>
    public SubmitChoice Choice(string? value)
    {
        var choice = SubmitChoice.None;
        foreach (var word in Words(value))
            choice |= word switch
            {
                "missing" => SubmitChoice.Missing,
                "failed" => SubmitChoice.Failed,
                "cancelled" => SubmitChoice.Cancelled,
                "all" => SubmitChoice.All,
                "replace" => SubmitChoice.Replace,
                "alongside" => SubmitChoice.Alongside,
                _ => Unknown(
                    "SflowSubmit",
                    value!,
                    "missing, failed, cancelled, all, replace, alongside, or several such as failed+cancelled",
                    choice
                ),
            };
        return (choice & ~(SubmitChoice.Replace | SubmitChoice.Alongside)) == SubmitChoice.None ? choice | SubmitChoice.Missing : choice;
    }

    /// <summary>SflowShow.</summary>
    public RowFilter Show(string? value) =>
        Lower(value).Length == 0
            ? RowFilter.Default
            : RowFilter.Of(Lower(value)) ?? Unknown("SflowShow", value!, "all, failed, active or a number of rows", RowFilter.Default);

    /// <summary>SflowStates.</summary>
    public IReadOnlyCollection<string> States(string? value)
    {
        List<string> states = [.. Words(value).Select(word => word.ToUpperInvariant())];
        foreach (
            var state in states.Where(state =>
                state is not ("PENDING" or "RUNNING" or "SUSPENDED" or "CONFIGURING" or "COMPLETING" or "REQUEUED")
            )
        )
            Unknown("SflowStates", state, "PENDING, RUNNING, SUSPENDED, CONFIGURING, COMPLETING or REQUEUED", false);
        return states;
    }

    /// <summary>A property that is a whole number from 1, null when it isn't set.</summary>
    public int? Count(string property, string? value) =>
        Lower(value).Length == 0 ? null
        : int.TryParse(Lower(value), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
        : Unknown<int?>(property, value!, "a whole number from 1", null);

    /// <summary>A property that is a number of seconds, 0 when it isn't set.</summary>
    public TimeSpan Seconds(string property, string? value) =>
        Lower(value).Length == 0 ? TimeSpan.Zero
        : double.TryParse(Lower(value), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds <= 86400
            ? TimeSpan.FromSeconds(seconds)
        : Unknown(property, value!, "a number of seconds from 0 to 86400", TimeSpan.Zero);

    private static string[] Words(string? value) => Lower(value).Split([',', ';', '+', ' '], StringSplitOptions.RemoveEmptyEntries);

    private static string Lower(string? value) => (value ?? "").Trim().ToLowerInvariant();

    // The words of the enumeration, such as "true, false or strict".
    private static string? Near(string value, string allowed) =>
        Suggestion.For(
            Lower(value),
            allowed.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Where(word => word is not ("or" or "a" or "of"))
        );

    private T Unknown<T>(string property, string value, string allowed, T otherwise)
    {
        diagnostics.Add(Catalogue.SettingUnknown(placeOf(property, value), property, value.Trim(), allowed, Near(value, allowed)));
        return otherwise;
    }
}

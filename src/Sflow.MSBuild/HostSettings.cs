using Sflow.Diagnostics;
using Sflow.Text;

namespace Sflow.MSBuild;

/// <summary>Reads the properties that have few values; any other value is an error.</summary>
/// <param name="place">The project file.</param>
/// <param name="diagnostics">Gets the errors.</param>
internal sealed class HostSettings(TextLocation place, DiagnosticBag diagnostics)
{
    /// <summary>A property that is true or false, false when it isn't set.</summary>
    public bool Flag(string property, string? value) => Lower(value) switch
    {
        "true" => true,
        "" or "false" => false,
        _ => Unknown(property, value!, "true or false", false),
    };

    /// <summary>SflowCheckShell.</summary>
    public ShellCheckMode CheckShell(string? value) => Lower(value) switch
    {
        "" or "true" => ShellCheckMode.Syntax,
        "strict" => ShellCheckMode.Strict,
        "false" => ShellCheckMode.Off,
        _ => Unknown("SflowCheckShell", value!, "true, false or strict", ShellCheckMode.Off),
    };

    private static string Lower(string? value) => (value ?? "").Trim().ToLowerInvariant();

    private T Unknown<T>(string property, string value, string allowed, T otherwise)
    {
        diagnostics.Add(Catalogue.SettingUnknown(place, property, value.Trim(), allowed));
        return otherwise;
    }
}

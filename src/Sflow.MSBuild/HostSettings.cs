using System;
using System.Globalization;
using Sflow.Diagnostics;
using Sflow.Slurm;
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

    /// <summary>SflowSubmit.</summary>
    public SubmitChoice Choice(string? value) => Lower(value) switch
    {
        "" or "missing" => SubmitChoice.Missing,
        "failed" => SubmitChoice.Failed,
        "all" => SubmitChoice.All,
        _ => Unknown("SflowSubmit", value!, "missing, failed or all", SubmitChoice.Missing),
    };

    /// <summary>A property that is a whole number from 1, null when it isn't set.</summary>
    public int? Count(string property, string? value) =>
        Lower(value).Length == 0 ? null
        : int.TryParse(Lower(value), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
        : Unknown<int?>(property, value!, "a whole number from 1", null);

    /// <summary>A property that is a number of seconds, 0 when it isn't set.</summary>
    public TimeSpan Seconds(string property, string? value) =>
        Lower(value).Length == 0 ? TimeSpan.Zero
        : double.TryParse(Lower(value), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds <= 86400 ? TimeSpan.FromSeconds(seconds)
        : Unknown(property, value!, "a number of seconds from 0 to 86400", TimeSpan.Zero);

    private static string Lower(string? value) => (value ?? "").Trim().ToLowerInvariant();

    private T Unknown<T>(string property, string value, string allowed, T otherwise)
    {
        diagnostics.Add(Catalogue.SettingUnknown(place, property, value.Trim(), allowed));
        return otherwise;
    }
}

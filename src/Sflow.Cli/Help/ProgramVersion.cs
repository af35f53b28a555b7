using System.Reflection;
using System.Runtime.InteropServices;

namespace Sflow.Cli.Help;

/// <summary>Which Sflow this is.</summary>
internal static class ProgramVersion
{
    private static readonly string[] Parts = (
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0"
    ).Split('+', 2);

    /// <summary>The version, such as <c>0.2.0</c>.</summary>
    public static string Number => Parts[0];

    /// <summary>The commit that it was built from. Null when the build did not know.</summary>
    public static string? Commit => Parts.Length > 1 ? Parts[1] : null;

    /// <summary>The runtime, such as <c>.NET 10.0.1 (native)</c>.</summary>
    public static string Runtime =>
        // What is compiled to native code needs no compiler while it runs.
        RuntimeInformation.FrameworkDescription + (System.Runtime.JitInfo.GetCompiledMethodCount() == 0 ? " (native)" : "");

    /// <summary>The platform, such as <c>linux-x64</c>.</summary>
    public static string Platform => RuntimeInformation.RuntimeIdentifier;

    /// <summary>The path of the executable.</summary>
    public static string Executable => Environment.ProcessPath ?? "";
}

using System.Reflection;

namespace Sflow.Cli.Content;

/// <summary>The version of the command, which is the version of the package for MSBuild, too.</summary>
internal static class ThisVersion
{
    /// <summary>The version, such as <c>0.2.0</c>.</summary>
    public static string Text { get; } =
        typeof(ThisVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}

using Sflow.Cli.Definitions;

namespace Sflow.Cli.Help;

/// <summary>Tables of the reference that come from definitions, in Markdown.</summary>
internal static class ReferenceTables
{
    /// <summary>The exit codes.</summary>
    public static string ExitCodes()
    {
        var text = new StringBuilder("| code | meaning |\n|---|---|\n");
        foreach (var (code, meaning) in ExitCode.All)
            text.Append(CultureInfo.InvariantCulture, $"| {code} | {meaning} |\n");
        return text.Append("\n`sflow run` has the exit code of the workflow once it has started.\n").ToString();
    }

    /// <summary>The environment variables.</summary>
    public static string Environment()
    {
        var text = new StringBuilder("| variable | meaning |\n|---|---|\n");
        foreach (var (name, meaning) in EnvironmentVariables.All)
            text.Append(CultureInfo.InvariantCulture, $"| `{name}` | {meaning} |\n");
        return text.ToString();
    }

    /// <summary>A string that stays in its cell of a table.</summary>
    public static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}

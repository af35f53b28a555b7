using Newtonsoft.Json;
using Sflow.Cli.Output;

namespace Sflow.Cli.Help;

/// <summary>What <c>sflow --version</c> prints.</summary>
internal static class VersionText
{
    /// <summary>Lines for people.</summary>
    public static string Plain()
    {
        List<string> lines =
        [
            $"sflow {ProgramVersion.Number}",
            $"commit:     {ProgramVersion.Commit ?? "unknown"}",
            $"runtime:    {ProgramVersion.Runtime}",
            $"platform:   {ProgramVersion.Platform}",
            $"executable: {SafeText.Of(ProgramVersion.Executable)}",
        ];
        return string.Join('\n', lines) + "\n";
    }

    /// <summary>Writes the same as members of a JSON object.</summary>
    public static void Write(JsonTextWriter json)
    {
        json.Member("version", ProgramVersion.Number);
        json.Member("commit", ProgramVersion.Commit);
        json.Member("runtime", ProgramVersion.Runtime);
        json.Member("platform", ProgramVersion.Platform);
        json.Member("executable", ProgramVersion.Executable);
    }
}

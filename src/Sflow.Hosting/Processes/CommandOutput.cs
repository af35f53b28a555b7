namespace Sflow.Hosting.Processes;

/// <summary>Prepares the output of a command for a message.</summary>
internal static class CommandOutput
{
    private static readonly char[] LineEnds = ['\n', '\r'];

    /// <summary>A command's output as one line.</summary>
    public static string OneLine(string text) =>
        string.Join(
            "; ",
            text.Split(LineEnds, StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim()).Where(line => line.Length > 0)
        );
}

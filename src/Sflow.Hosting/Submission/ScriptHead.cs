using System.Text.RegularExpressions;

namespace Sflow.Hosting.Submission;

/// <summary>What a script says about itself.</summary>
/// <param name="Fingerprint">What it does, 32 hexadecimal digits.</param>
/// <param name="IsLocal">True when no task needs Slurm.</param>
internal sealed record ScriptHead(string Fingerprint, bool IsLocal)
{
    private const int Step = 32 * 1024;

    private static readonly Regex Word = new(
        @"^wf_identity (?<fingerprint>[0-9a-f]{32}) (?<engine>slurm|local)$",
        RegexOptions.CultureInvariant | RegexOptions.Multiline
    );

    // A template may write the directive with other spaces.
    private static readonly Regex OwnOutput = new(
        @"^#SBATCH\s+--output=%x-%j\.out\s*$",
        RegexOptions.CultureInvariant | RegexOptions.Multiline
    );

    /// <summary>
    /// True when a script does not have Sflow's own directive for the output of the job, so that it says where that goes.
    /// </summary>
    public static bool NamesOutput(string script) => !OwnOutput.IsMatch(script);

    /// <summary>Reads it from a script; null when the script does not say it.</summary>
    public static ScriptHead? Of(string script) =>
        Word.Match(script) is { Success: true } match
            ? new ScriptHead(match.Groups["fingerprint"].Value, match.Groups["engine"].Value == "local")
            : null;

    /// <summary>Reads it from a file; null when the script does not say it.</summary>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not read the file.</exception>
    public static ScriptHead? Read(string path)
    {
        using var reader = new StreamReader(path, new UTF8Encoding(false));
        var text = new StringBuilder();
        var buffer = new char[Step];
        for (int count; (count = reader.ReadBlock(buffer, 0, Step)) > 0; )
        {
            if (Of(text.Append(buffer, 0, count).ToString()) is { } head)
                return head;
        }

        return null;
    }
}

using Sflow.Compilation;
using Sflow.Hosting.Files;

namespace Sflow.Hosting.Records;

/// <summary>A row of a sweep as the next build remembers it: its input, its files, and the diagnostics of its modules.</summary>
/// <param name="Key">A hash of everything that it was made of, its name too.</param>
/// <param name="Files">Its files.</param>
/// <param name="Script">The path of its script; null when it has none.</param>
/// <param name="Diagnostics">What was found in its modules.</param>
internal sealed record RowRecord(string Key, IReadOnlyList<RecordedFile> Files, string? Script, IReadOnlyList<RowDiagnostic> Diagnostics)
{
    private static readonly char[] Separators = ['\t', '\r', '\n'];

    /// <summary>The line that it was read from; null when the record has changed.</summary>
    public string? Line { get; init; }

    /// <summary>
    /// True when a row can be remembered: every diagnostic is in a module, whose bytes are part of the key, and no path contains a
    /// separator of the line.
    /// </summary>
    public static bool CanHold(CompileResult row) =>
        row.Diagnostics.All(diagnostic => diagnostic.Related.Count == 0 && row.Modules.Contains(diagnostic.Location.Path))
        && row.Files.All(file => file.RelativePath.IndexOfAny(Separators) < 0);

    /// <summary>The same row with the current marks of its files; null when a file has changed.</summary>
    /// <param name="look">
    /// Gives a file as it is now, the same instance when nothing is new; null when its bytes changed or it is gone.
    /// </param>
    public RowRecord? After(Func<RecordedFile, RecordedFile?> look)
    {
        var files = new RecordedFile[Files.Count];
        var isSame = true;
        for (var i = 0; i < files.Length; i++)
        {
            if (look(Files[i]) is not { } file)
                return null;
            files[i] = file;
            isSame &= ReferenceEquals(file, Files[i]);
        }

        return isSame ? this : this with { Files = files, Line = null };
    }
}

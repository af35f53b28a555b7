using Sflow.Generation;
using Sflow.Hosting.Files;

namespace Sflow.Hosting.Units;

/// <summary>
/// The stamp of a unit that was built: every file that it was made from, and every file that was made, with its length, time and hash. A
/// unit is up to date as long as all of them are as noted. Their age doesn't matter: a file that was restored from a copy is older.
/// </summary>
/// <param name="reader">Knows the project's folder.</param>
/// <param name="path">The stamp, an absolute path.</param>
internal sealed class UnitStamp(FileSourceReader reader, string path)
{
    // Stamps of another build of Sflow are ignored.
    private static readonly string Version =
        $"sflow stamp {typeof(WorkflowCompiler).Module.ModuleVersionId:N} {typeof(UnitStamp).Module.ModuleVersionId:N}";

    private const string End = "end";
    private const char Separator = '\t';

    // Fields of a line: kind, hash, length, time, path. A path may contain tabs, so it comes last.
    private const int Fields = 5;
    private const string Input = "input";
    private const string ProjectInput = "project";
    private const string Output = "output";

    /// <summary>Marks the unit as not up to date.</summary>
    public void Delete()
    {
        if (File.Exists(path))
            File.Delete(path);
    }

    /// <summary>Marks the unit as up to date.</summary>
    /// <param name="inputs">The files that it was made from.</param>
    /// <param name="projectInputs">Those that belong to the project as a whole.</param>
    /// <param name="outputs">The files that were made.</param>
    /// <param name="started">The time of the first read of an input. Editors look at the age of the stamp.</param>
    public void Write(
        IEnumerable<RecordedFile> inputs,
        IEnumerable<RecordedFile> projectInputs,
        IEnumerable<RecordedFile> outputs,
        DateTime started
    ) =>
        WriteLines(
            [
                .. inputs.Select(file => LineOf(Input, file)),
                .. projectInputs.Select(file => LineOf(ProjectInput, file)),
                .. outputs.Select(file => LineOf(Output, file)),
            ],
            started
        );

    /// <summary>True when the stamp exists and every noted file is as it was. Notes the new time of a file with the same bytes.</summary>
    /// <param name="projectInputs">The files that belong to the project as a whole now, absolute paths.</param>
    /// <exception cref="IOException">A file can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not read a file.</exception>
    public bool IsCurrent(IEnumerable<string> projectInputs)
    {
        if (!File.Exists(path))
            return false;
        var started = DateTime.UtcNow;
        var lines = File.ReadAllLines(path);

        // A stamp of another version, or one that a crash cut off.
        if (lines.Length < 2 || lines[0] != Version || lines[lines.Length - 1] != End)
            return false;
        var left = new HashSet<string>(projectInputs);
        var isSame = true;
        for (var i = 1; i < lines.Length - 1; i++)
        {
            var parts = lines[i].Split([Separator], Fields);
            if (FileOf(parts) is not { } file)
                return false;
            var full = reader.FullPath(file.Path);
            if ((parts[0] == ProjectInput && !left.Remove(full)) || file.Look(full) is not { } now)
                return false;
            if (ReferenceEquals(now, file))
                continue;
            isSame = false;
            lines[i] = LineOf(parts[0], now);
        }

        if (left.Count > 0)
            return false;
        if (!isSame)
            WriteLines(lines.Skip(1).Take(lines.Length - 2), started);
        return true;
    }

    private static RecordedFile? FileOf(string[] parts) =>
        parts.Length == Fields
        && long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var length)
        && long.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var time)
            ? new RecordedFile(parts[4], parts[1], new FileMark(length, time))
            : null;

    private string LineOf(string kind, RecordedFile file) =>
        string.Join(
            Separator.ToString(),
            kind,
            file.Sha256,
            file.Mark.Length.ToString(CultureInfo.InvariantCulture),
            file.Mark.Time.ToString(CultureInfo.InvariantCulture),
            reader.ProjectPath(file.Path)
        );

    private void WriteLines(IEnumerable<string> lines, DateTime started)
    {
        new OutputFolder(Path.GetDirectoryName(path)!).Write(
            new GeneratedFile(
                Path.GetFileName(path),
                new FileText(new[] { Version }.Concat(lines).Concat([End]).SelectMany(line => new[] { line, "\n" }))
            )
        );
        File.SetLastWriteTimeUtc(path, started);
    }
}

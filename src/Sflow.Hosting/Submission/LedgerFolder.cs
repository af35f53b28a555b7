namespace Sflow.Hosting.Submission;

/// <summary>The folder of a project's ledger. It is independent of the configuration, and no build or <c>Clean</c> touches it.</summary>
/// <param name="path">The folder, an absolute path; it need not exist.</param>
internal sealed class LedgerFolder(string path)
{
    /// <summary>The folder's name beside the project.</summary>
    public const string DefaultName = ".sflow";

    /// <summary>The folder.</summary>
    public string Path { get; } = path;

    /// <summary>The ledger.</summary>
    public string LedgerPath => System.IO.Path.Combine(Path, "submissions.jsonl");

    /// <summary>The file that shows who submits.</summary>
    public string LockPath => System.IO.Path.Combine(Path, "submissions.lock");

    /// <summary>The copy of a script that was handed to sbatch.</summary>
    public string ScriptPath(string sha256) => System.IO.Path.Combine(Path, "scripts", sha256 + ".sh");

    /// <summary>Writes the copy of a script, unless it is there. The copy is complete before it has its name.</summary>
    /// <returns>The copy's path.</returns>
    public string Freeze(byte[] script, string sha256)
    {
        var copy = ScriptPath(sha256);
        if (File.Exists(copy) && new FileInfo(copy).Length == script.Length && Files.FileHash.Of(copy) == sha256)
            return copy;
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
        var part = copy + "." + Guid.NewGuid().ToString("N");
        try
        {
            using (var stream = new FileStream(part, FileMode.CreateNew, FileAccess.Write))
            {
                stream.Write(script, 0, script.Length);
                stream.Flush(flushToDisk: true);
            }

            File.Delete(copy);
            File.Move(part, copy);
        }
        finally
        {
            File.Delete(part);
        }

        return copy;
    }
}

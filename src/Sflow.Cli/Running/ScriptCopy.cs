using Sflow.Generation;
using Sflow.Hosting.Files;

namespace Sflow.Cli.Running;

/// <summary>
/// The script of a run as a file, in a folder that nobody else can read. A run copies it into its run folder, so this one goes with the
/// object.
/// </summary>
internal sealed class ScriptCopy : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sflow-run-");

    /// <summary>Writes a script.</summary>
    /// <exception cref="IOException">There is no room for it.</exception>
    public ScriptCopy(GeneratedFile script)
    {
        Path = System.IO.Path.Combine(folder.FullName, System.IO.Path.GetFileName(script.RelativePath));
        try
        {
            NewFile.Write(Path, script);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Its path.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public void Dispose() => folder.Delete(recursive: true);
}

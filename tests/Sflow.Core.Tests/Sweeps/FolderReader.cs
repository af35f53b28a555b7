using Sflow.Compilation;

namespace Sflow.Tests.Sweeps;

/// <summary>Reads the files of a folder.</summary>
internal sealed class FolderReader(string folder) : ISourceReader
{
    public SourceReadResult Read(string path) =>
        File.Exists(Path.Combine(folder, path))
            ? new(File.ReadAllBytes(Path.Combine(folder, path)), null)
            : new(null, "there is no such file");
}

/// <summary>Reads texts that a test holds.</summary>
internal sealed class TextReader(IReadOnlyDictionary<string, string> files) : ISourceReader
{
    public SourceReadResult Read(string path) =>
        files.TryGetValue(path, out var text) ? new(Encoding.UTF8.GetBytes(text), null) : new(null, "there is no such file");
}

namespace Sflow.Hosting.Tests;

/// <summary>A folder for one test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } =
        Directory
            .CreateDirectory(System.IO.Path.Combine(System.IO.Path.GetTempPath(), "sflow-hosting-" + Guid.NewGuid().ToString("N")))
            .FullName;

    public string Write(string name, string text)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

namespace Sflow.Cli.Content;

/// <summary>The files that the executable carries: samples, templates and skills, with the bytes of the repository.</summary>
internal static class EmbeddedFiles
{
    private static readonly string[] Names = typeof(EmbeddedFiles).Assembly.GetManifestResourceNames();

    /// <summary>The files below a folder, in the order of their paths, which are relative to it.</summary>
    /// <param name="folder">The folder, such as <c>samples/hello</c>.</param>
    public static IReadOnlyList<EmbeddedFile> Below(string folder) =>
        [
            .. Names
                .Select(name => (Name: name, Path: name.Replace('\\', '/')))
                .Where(file => file.Path.StartsWith(folder + "/", StringComparison.Ordinal))
                .OrderBy(file => file.Path, StringComparer.Ordinal)
                .Select(file => new EmbeddedFile(file.Path[(folder.Length + 1)..], BytesOf(file.Name))),
        ];

    private static byte[] BytesOf(string name)
    {
        using var stream = typeof(EmbeddedFiles).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}

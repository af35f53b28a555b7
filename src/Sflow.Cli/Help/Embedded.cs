namespace Sflow.Cli.Help;

/// <summary>The texts that the executable brings along.</summary>
internal static class Embedded
{
    private static readonly System.Reflection.Assembly Assembly = typeof(Embedded).Assembly;

    /// <summary>The names of the texts in a folder, without the folder and in their order.</summary>
    /// <param name="folder">The folder, such as <c>topics/</c>.</param>
    public static IReadOnlyList<string> NamesIn(string folder) =>
        [
            .. Assembly
                .GetManifestResourceNames()
                .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
                .Select(name => name[folder.Length..])
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>A text.</summary>
    /// <param name="name">Its folder and name.</param>
    public static string Read(string name)
    {
        using var stream = Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException(name);
        using var reader = new StreamReader(stream, new UTF8Encoding(false));
        return reader.ReadToEnd();
    }
}

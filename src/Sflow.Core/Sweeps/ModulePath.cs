namespace Sflow.Sweeps;

/// <summary>Paths of modules in a CSV, without access to the file system.</summary>
internal static class ModulePath
{
    private static readonly char[] Separators = ['/', '\\'];
    private static readonly Memo<string> Keys = new(FindKey);

    /// <summary>The path of a module that a file names relative to its own folder.</summary>
    /// <param name="namingFile">The file that names it.</param>
    /// <param name="module">The module as it is written there.</param>
    public static string Join(string namingFile, string module)
    {
        if (Path.IsPathRooted(module))
            return module;
        while (module.StartsWith("./", StringComparison.Ordinal))
            module = module.Substring(2);
        var folder = namingFile.LastIndexOfAny(Separators);
        return folder < 0 ? module : namingFile.Substring(0, folder + 1) + module;
    }

    /// <summary>
    /// A normal form, equal for two spellings of the same path: <c>/</c> between folders, no <c>.</c>, and no <c>..</c> that can be
    /// resolved.
    /// </summary>
    public static string Key(string path) => Keys[path];

    /// <summary>
    /// The part of a row's name that stands for a module: its folders and its name without the extension, joined by <c>_</c>.
    /// </summary>
    public static string Stem(string module)
    {
        var parts = Key(module).Split('/').Where(p => p is not ("" or "..")).ToArray();
        if (parts.Length > 0)
            parts[parts.Length - 1] = Path.GetFileNameWithoutExtension(parts[parts.Length - 1]);
        return string.Join("_", parts);
    }

    private static string FindKey(string path)
    {
        var result = new List<string>();
        foreach (var part in path.Split(Separators))
        {
            if (part == ".." && result.Count > 0 && result[result.Count - 1] is not ("" or ".."))
                result.RemoveAt(result.Count - 1);
            else if (part != "." && (part.Length > 0 || result.Count == 0))
                result.Add(part);
        }

        return string.Join("/", result);
    }
}

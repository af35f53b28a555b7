namespace Sflow.Hosting.Files;

/// <summary>Paths from one folder to another, with <c>/</c>.</summary>
internal static class RelativePath
{
    /// <summary>The path from a folder to a file or folder. It is absolute when both have no folder but the root in common.</summary>
    /// <param name="folder">The folder, an absolute path.</param>
    /// <param name="path">The other one, an absolute path.</param>
    public static string From(string folder, string path)
    {
        var from = Parts(folder);
        var to = Parts(path);
        var common = from.Zip(to, (a, b) => a == b).TakeWhile(same => same).Count();
        if (common < 2)
            return path.Replace(Path.DirectorySeparatorChar, '/');
        var parts = Enumerable.Repeat("..", from.Length - common).Concat(to.Skip(common)).ToList();
        return parts.Count == 0 ? "." : string.Join("/", parts);
    }

    private static string[] Parts(string path) =>
        Path.GetFullPath(path).TrimEnd(Path.DirectorySeparatorChar).Split(Path.DirectorySeparatorChar);
}

using System.Text.RegularExpressions;

namespace Sflow.Hosting.Projects;

/// <summary>Replaces what a project file refers to, as far as this is possible without MSBuild's evaluation.</summary>
/// <param name="values">The known properties.</param>
internal sealed class ProjectText(IDictionary<string, string> values)
{
    private static readonly Regex Reference = new(@"\$\(\s*([A-Za-z_][A-Za-z0-9_-]*)\s*\)", RegexOptions.CultureInvariant);

    private static readonly Regex FileAbove = new(
        @"\$\(\[MSBuild\]::GetPathOfFileAbove\(\s*['""`]?([^,'""`]+?)['""`]?\s*(?:,\s*['""`]?([^,'""`]*?)['""`]?\s*)?\)\)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    );

    /// <summary>
    /// The text with the values of properties and of <c>GetPathOfFileAbove</c>, still escaped; null when it refers to something unknown.
    /// </summary>
    /// <param name="text">The text of an attribute or an element.</param>
    /// <param name="file">The file that contains it, an absolute path.</param>
    public string? Expand(string text, string file)
    {
        for (var depth = 0; depth < 8 && text.Contains("$("); depth++)
        {
            var isKnown = true;
            text = Reference.Replace(text, match => ValueOf(match.Groups[1].Value, file) ?? Unknown(match.Value, ref isKnown));
            text = FileAbove.Replace(text, match => PathAbove(match.Groups[1].Value, match.Groups[2].Value, file));
            if (!isKnown)
                return null;
        }

        return text.Contains("$(") || text.Contains("@(") || text.Contains("%(") ? null : text;
    }

    /// <summary>The path of the nearest file of a name, in a folder or above it; empty when there is none.</summary>
    public static string PathAbove(string name, string folder)
    {
        for (var current = Path.GetFullPath(folder); current is not null; current = Path.GetDirectoryName(current))
        {
            if (File.Exists(Path.Combine(current, name)))
                return Path.Combine(current, name);
        }

        return "";
    }

    private static string PathAbove(string name, string folder, string file)
    {
        var start = Path.GetDirectoryName(file)!;
        return name.Contains("$(") || folder.Contains("$(") ? "" : PathAbove(name, Path.Combine(start, Native(folder)));
    }

    private string? ValueOf(string name, string file) =>
        name.ToLowerInvariant() switch
        {
            "msbuildthisfiledirectory" => Path.GetDirectoryName(file) + Path.DirectorySeparatorChar,
            "msbuildthisfile" => Path.GetFileName(file),
            "msbuildthisfilename" => Path.GetFileNameWithoutExtension(file),
            "msbuildthisfilefullpath" => file,
            _ when values.TryGetValue(name, out var value) => value,
            _ => Environment.GetEnvironmentVariable(name),
        };

    /// <summary>A path with the separators of this machine.</summary>
    public static string Native(string path) => path.Replace('\\', Path.DirectorySeparatorChar);

    private static string Unknown(string text, ref bool isKnown)
    {
        isKnown = false;
        return text;
    }
}

using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Sflow.Hosting.Projects;

/// <summary>
/// Reads a project with its <c>Directory.Build</c> files and all that these import by a path that is known without MSBuild's evaluation.
/// The files of Sflow itself and those of other SDKs are left out.
/// </summary>
internal sealed class ProjectFiles
{
    private static readonly Regex OwnFile = new(
        @"\A(Sflow\.(MSBuild|NoCode|Design|Help)|Sdk)\.(props|targets)\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    );

    private readonly List<ProjectXml> files = [];
    private readonly HashSet<string> seen = [];
    private readonly Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);
    private readonly ProjectText text;

    private ProjectFiles() => text = new ProjectText(values);

    /// <summary>Reads the files.</summary>
    /// <param name="project">The project file, an absolute path.</param>
    /// <param name="imports">
    /// The files that every project imports, such as <c>Directory.Build.props</c>. Null: those that MSBuild finds by default.
    /// </param>
    /// <param name="properties">The global properties.</param>
    /// <returns>The files in the order in which MSBuild imports them.</returns>
    public static IReadOnlyList<ProjectXml> Read(
        string project,
        IReadOnlyList<string>? imports,
        IEnumerable<KeyValuePair<string, string>> properties
    )
    {
        var result = new ProjectFiles();
        foreach (var property in properties)
            result.values[property.Key] = property.Value;
        result.values["MSBuildProjectDirectory"] = Path.GetDirectoryName(project)!;
        result.values["MSBuildProjectFullPath"] = project;
        result.values["MSBuildProjectFile"] = Path.GetFileName(project);
        result.values["MSBuildProjectName"] = Path.GetFileNameWithoutExtension(project);
        var common = imports ?? Defaults(project);
        foreach (var file in common.Where(f => !IsTargets(f)))
            result.Add(file);
        result.Add(project);
        foreach (var file in common.Where(IsTargets))
            result.Add(file);
        return result.files;
    }

    private static bool IsTargets(string file) => file.EndsWith(".targets", StringComparison.OrdinalIgnoreCase);

    private static IReadOnlyList<string> Defaults(string project)
    {
        var folder = Path.GetDirectoryName(project)!;
        return
        [
            ProjectText.PathAbove("Directory.Build.props", folder),
            project + ".user",
            ProjectText.PathAbove("Directory.Build.targets", folder),
        ];
    }

    private void Add(string path, bool isConditional = false)
    {
        if (path.Length == 0 || !File.Exists(path))
            return;
        var full = Path.GetFullPath(path);
        if (!seen.Add(full) || OwnFile.IsMatch(Path.GetFileName(full)) || ProjectXml.Read(full, isConditional) is not { } file)
            return;
        files.Add(file);
        foreach (var element in file.Root.Elements())
        {
            if (element.Name.LocalName == "PropertyGroup")
                Remember(element, full);
            foreach (var import in element.DescendantsAndSelf().Where(e => e.Name.LocalName == "Import" && e.Attribute("Sdk") is null))
                Import(import, full, isConditional || !ProjectXml.IsUnconditional(import));
        }
    }

    private void Import(XElement import, string file, bool isConditional)
    {
        if ((string?)import.Attribute("Project") is not { } project || text.Expand(project, file) is not { Length: > 0 } path)
            return;
        var full = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, ProjectText.Native(Uri.UnescapeDataString(path))));
        var folder = Path.GetDirectoryName(full)!;
        if (Wildcard.IsIn(Path.GetFileName(full)) && !Wildcard.IsIn(folder) && Directory.Exists(folder))
            foreach (var match in FilesIn(folder, Path.GetFileName(full)))
                Add(match, isConditional);
        else
            Add(full, isConditional);
    }

    private static IReadOnlyList<string> FilesIn(string folder, string pattern)
    {
        try
        {
            return [.. Directory.GetFiles(folder, pattern).OrderBy(f => f, StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return []; // If MSBuild needs them, it says so itself.
        }
    }

    // A condition may be false, so a conditional value counts only when there is no other.
    private void Remember(XElement group, string file)
    {
        foreach (var property in group.Elements())
        {
            var name = property.Name.LocalName;
            var isConditional = property.Attribute("Condition") is not null || group.Attribute("Condition") is not null;
            if (isConditional && values.ContainsKey(name))
                continue;
            if (text.Expand(property.Value, file) is { } value)
                values[name] = value;
        }
    }
}

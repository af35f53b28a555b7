using System.Xml.Linq;

namespace Sflow.Hosting.Projects;

/// <summary>
/// Finds the element that an item, its metadata or a property comes from. MSBuild tells a task only the file of an item. Without such an
/// element, as for a property of the command line, the place is a whole file.
/// </summary>
internal sealed class ProjectPlaces
{
    private readonly Lazy<IReadOnlyList<ProjectXml>> files;
    private readonly Dictionary<string, ProjectXml?> others = [];
    private readonly Dictionary<string, string> globals;
    private readonly string project;

    /// <summary>Prepares the places of a project. The files are read when the first place is asked for.</summary>
    /// <param name="project">The project file, an absolute path.</param>
    /// <param name="globals">The global properties.</param>
    public ProjectPlaces(string project, IEnumerable<KeyValuePair<string, string>> globals)
    {
        this.project = project;
        this.globals = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in globals)
            this.globals[property.Key] = property.Value;
        files = new(() => ProjectFiles.Read(project, null, this.globals));
    }

    /// <summary>The project file as a whole.</summary>
    public TextLocation Project => TextLocation.OfFile(project);

    /// <summary>The last element that sets a property, if no global property overrides it.</summary>
    /// <param name="name">The property.</param>
    /// <param name="value">Its value, which an element that has it is preferred for.</param>
    public TextLocation OfProperty(string name, string? value)
    {
        if (globals.ContainsKey(name))
            return Project;
        var elements = files
            .Value.SelectMany(file => file.Elements.Select(element => (file, element)))
            .Where(e => e.element.Parent?.Name.LocalName == "PropertyGroup" && IsNamed(e.element.Name, name))
            .ToList();
        var (best, found) = elements.LastOrDefault(e => e.element.Value.Trim() == value?.Trim()) is { file: not null } exact
            ? exact
            : elements.LastOrDefault();
        return best is null ? Project : best.PlaceOf(found);
    }

    /// <summary>The element of an item.</summary>
    public TextLocation OfItem(ProjectItemLook item) => Find(item) is var (file, element) ? file.PlaceOf(element) : WholeFileOf(item);

    /// <summary>The place of an item's metadata, else the element of the item.</summary>
    public TextLocation OfMetadata(ProjectItemLook item, string name)
    {
        if (Find(item) is not var (file, element))
            return WholeFileOf(item);
        XObject? metadata = element.Attributes().FirstOrDefault(a => IsNamed(a.Name, name));
        return file.PlaceOf(metadata ?? element.Elements().FirstOrDefault(e => IsNamed(e.Name, name)) ?? element);
    }

    private TextLocation WholeFileOf(ProjectItemLook item) => item.DefinedIn.Length > 0 ? TextLocation.OfFile(item.DefinedIn) : Project;

    private (ProjectXml File, XElement Element)? Find(ProjectItemLook item)
    {
        var defining = FileOf(item.DefinedIn.Length > 0 ? item.DefinedIn : project);
        if (defining is null)
            return null;
        var best = defining
            .Elements.Where(e => e.Parent?.Name.LocalName == "ItemGroup" && e.Attribute("Include") is not null)
            .Select(element => (Element: element, Fit: ItemFit.Of(element, item)))
            .Where(candidate => candidate.Fit > 0)
            .OrderByDescending(candidate => candidate.Fit)
            .FirstOrDefault();
        return best.Element is null ? null : (defining, best.Element);
    }

    private ProjectXml? FileOf(string path)
    {
        if (files.Value.FirstOrDefault(file => file.Path == path) is { } known)
            return known;
        if (!others.TryGetValue(path, out var read))
            others[path] = read = ProjectXml.Read(path);
        return read;
    }

    private static bool IsNamed(XName name, string other) => string.Equals(name.LocalName, other, StringComparison.OrdinalIgnoreCase);
}

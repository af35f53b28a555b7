using System.Xml.Linq;

namespace Sflow.Hosting.Projects;

/// <summary>Finds names that begin like those of Sflow and mean nothing to Sflow: properties, item types and metadata.</summary>
/// <param name="files">The files of the project.</param>
/// <param name="diagnostics">Receives the diagnostics.</param>
internal sealed class NameChecks(IReadOnlyList<ProjectXml> files, DiagnosticBag diagnostics)
{
    private readonly ProjectNames own = new(files);

    /// <summary>Reports every unknown name of the files.</summary>
    public void CheckFiles()
    {
        foreach (var file in files)
        {
            foreach (var element in file.Elements)
                Check(file, element);
        }
    }

    /// <summary>Reports unknown global properties, which the command line sets.</summary>
    /// <param name="names">The names of the global properties.</param>
    /// <param name="project">The project file.</param>
    public void CheckGlobals(IEnumerable<string> names, TextLocation project)
    {
        foreach (var name in names.OrderBy(name => name, StringComparer.Ordinal))
            CheckProperty(name, project);
    }

    private void Check(ProjectXml file, XElement element)
    {
        var name = element.Name.LocalName;
        switch (element.Parent?.Name.LocalName)
        {
            case "PropertyGroup":
                CheckProperty(name, file.PlaceOf(element));
                break;
            case "ItemGroup":
            case "ItemDefinitionGroup":
                if (ProjectSchema.FindItem(name) is { } item)
                    CheckMetadata(file, element, item);
                else
                    CheckItem(name, file.PlaceOf(element));
                break;
        }

        // A task in a target can set properties and items, too.
        if (name != "Output")
            return;
        if (element.Attribute("PropertyName") is { } property)
            CheckProperty(property.Value.Trim(), file.PlaceOf(property));
        if (element.Attribute("ItemName") is { } items && ProjectSchema.FindItem(items.Value.Trim()) is null)
            CheckItem(items.Value.Trim(), file.PlaceOf(items));
    }

    private void CheckProperty(string name, TextLocation at)
    {
        if (!ProjectSchema.IsOurs(name) || ProjectSchema.FindProperty(name) is not null || own.ReadsProperty(name))
            return;
        if (ProjectSchema.FindItem(name) is { } item)
            diagnostics.Add(Catalogue.WrongGroup(at, item.Name, isItem: true));
        else
            diagnostics.Add(Catalogue.UnknownProperty(at, name, Near(name, ProjectSchema.Properties.Select(p => p.Name))));
    }

    private void CheckItem(string name, TextLocation at)
    {
        if (!ProjectSchema.IsOurs(name) || own.ReadsItem(name))
            return;
        if (ProjectSchema.FindProperty(name) is { } property)
            diagnostics.Add(Catalogue.WrongGroup(at, property.Name, isItem: false));
        else
            diagnostics.Add(
                Catalogue.UnknownItem(
                    at,
                    name,
                    Near(name, ProjectSchema.Items.Select(i => i.Name)),
                    [.. ProjectSchema.Items.Select(i => i.Name)]
                )
            );
    }

    private void CheckMetadata(ProjectXml file, XElement element, ItemSchema item)
    {
        if (item.HasVariables)
            return;
        var attributes = element.Attributes().Where(a => !a.IsNamespaceDeclaration && !CommonMetadata.IsAttribute(a.Name.LocalName));
        foreach (var named in attributes.Cast<XObject>().Concat(element.Elements()))
        {
            var name = named is XAttribute attribute ? attribute.Name.LocalName : ((XElement)named).Name.LocalName;
            if (
                item.Find(name) is null
                && !name.StartsWith("_", StringComparison.Ordinal)
                && !(item.IsFile && CommonMetadata.IsOfFile(name))
                && !own.ReadsMetadata(name)
            )
            {
                List<string> known = [.. item.Metadata.Select(m => m.Name)];
                diagnostics.Add(Catalogue.UnknownMetadata(file.PlaceOf(named), item.Name, name, Suggestion.For(name, known), known));
            }
        }
    }

    // The common beginning must not make names look similar.
    private static string? Near(string name, IEnumerable<string> known)
    {
        var length = ProjectSchema.Prefix.Length;
        List<string> ends = [.. known.Select(k => k.Substring(length))];
        var end = name.Substring(length);
        var near =
            Suggestion.For(end, ends)
            ?? Only(ends.Where(e => end.Length > 2 && Contains(e, end)))
            ?? Only(ends.Where(e => Contains(end, e)));
        return near is null ? null : ProjectSchema.Prefix + near;
    }

    private static bool Contains(string text, string part) => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;

    private static string? Only(IEnumerable<string> names) => names.Take(2).ToList() is { Count: 1 } single ? single[0] : null;
}

using System.Xml.Linq;

namespace Sflow.Hosting.Projects;

/// <summary>Checks the items of a project as MSBuild evaluated them, and the elements that made none.</summary>
/// <param name="places">Finds the elements of items.</param>
/// <param name="diagnostics">Receives the diagnostics.</param>
internal sealed class ItemChecks(ProjectPlaces places, DiagnosticBag diagnostics)
{
    /// <summary>Reports metadata with a value that is not allowed, once per element.</summary>
    public void CheckValues(IEnumerable<ProjectItemLook> items)
    {
        foreach (var item in items)
        {
            foreach (var metadata in ProjectSchema.FindItem(item.Type)?.Metadata.Where(m => m.Values.Count > 0) ?? [])
            {
                var value = item.MetadataOf(metadata.Name).Trim();
                if (value.Length > 0 && !metadata.Values.Contains(value, StringComparer.OrdinalIgnoreCase))
                    diagnostics.Add(
                        Catalogue.MetadataValueUnknown(
                            places.OfMetadata(item, metadata.Name),
                            item.Type,
                            metadata.Name,
                            value,
                            metadata.Values
                        )
                    );
            }
        }
    }

    /// <summary>Reports wildcards that match nothing, and wildcards in items that are not files.</summary>
    /// <param name="files">The files of the project.</param>
    /// <param name="items">The items of the project.</param>
    public void CheckWildcards(IReadOnlyList<ProjectXml> files, IReadOnlyList<ProjectItemLook> items)
    {
        foreach (var file in files)
        {
            foreach (var element in file.Elements.Where(e => e.Parent?.Name.LocalName == "ItemGroup"))
            {
                if (ProjectSchema.FindItem(element.Name.LocalName) is { } type && element.Attribute("Include") is { } include)
                    Check(file, element, include, type, items);
            }
        }
    }

    private void Check(ProjectXml file, XElement element, XAttribute include, ItemSchema type, IReadOnlyList<ProjectItemLook> items)
    {
        foreach (var part in include.Value.Split(';').Select(part => part.Trim()).Where(IsPlainWildcard))
        {
            if (!type.IsFile)
                diagnostics.Add(
                    Catalogue.WildcardInName(file.PlaceOf(include), type.Name, part, part.Replace("*", "%2A").Replace("?", "%3F"))
                );
            else if (
                !file.IsConditional
                && IsUnconditional(element)
                && !items.Any(i => i.Type == type.Name && Wildcard.IsMatch(Uri.UnescapeDataString(part), i.Spec))
            )
                diagnostics.Add(Catalogue.WildcardMatchesNothing(file.PlaceOf(include), type.Name, part));
        }
    }

    private static bool IsPlainWildcard(string part) =>
        Wildcard.IsIn(part) && !part.Contains("$(") && !part.Contains("@(") && !part.Contains("%(");

    // A condition can be false, a target may not have run yet, and an Exclude can be meant to leave nothing.
    private static bool IsUnconditional(XElement element) => element.Attribute("Exclude") is null && ProjectXml.IsUnconditional(element);
}

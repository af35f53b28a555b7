using System.Xml.Linq;

namespace Sflow.Hosting.Projects;

/// <summary>Compares an item with an element that may have made it.</summary>
internal static class ItemFit
{
    /// <summary>How well an element fits: the more, the better; 0 when the item can't come from it.</summary>
    public static int Of(XElement element, ProjectItemLook item)
    {
        var include = IncludeFit((string)element.Attribute("Include")!, item.Spec);
        var metadata = MetadataFit(element, item);
        var type = TypeFit(element, item);
        return include == 0 || metadata < 0 || type == 0 ? 0 : (type * 1000) + (include * 100) + Math.Min(metadata, 99);
    }

    // The type is known only for Sflow's own items; a task in somebody's target takes items of any type.
    private static int TypeFit(XElement element, ProjectItemLook item) =>
        string.Equals(element.Name.LocalName, item.Type, StringComparison.OrdinalIgnoreCase) ? 2
        : ProjectSchema.FindItem(element.Name.LocalName) is null ? 1
        : 0;

    private static int IncludeFit(string include, string spec)
    {
        var parts = include.Split(';').Select(part => part.Trim()).ToList();
        if (parts.Exists(part => Same(Uri.UnescapeDataString(part), spec)))
            return 3;
        if (parts.Exists(part => Wildcard.IsIn(part) && !HasReference(part) && Wildcard.IsMatch(Uri.UnescapeDataString(part), spec)))
            return 2;
        return HasReference(include) ? 1 : 0;
    }

    // Two elements may have the same Include and differ in their metadata.
    private static int MetadataFit(XElement element, ProjectItemLook item)
    {
        var written = element
            .Attributes()
            .Where(a => !CommonMetadata.IsAttribute(a.Name.LocalName))
            .Select(a => (a.Name.LocalName, a.Value))
            .Concat(element.Elements().Select(e => (e.Name.LocalName, e.Value)))
            .Where(m => !HasReference(m.Value))
            .ToList();
        return written.TrueForAll(m => item.MetadataOf(m.LocalName).Trim() == Uri.UnescapeDataString(m.Value).Trim()) ? written.Count : -1;
    }

    private static bool HasReference(string text) => text.Contains("$(") || text.Contains("@(") || text.Contains("%(");

    private static bool Same(string a, string b) => string.Equals(a.Replace('\\', '/'), b.Replace('\\', '/'), StringComparison.Ordinal);
}

using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Sflow.Hosting.Projects;

/// <summary>
/// The names that the files of a project use. A name that a project reads itself is the project's own: <c>$(SflowCluster)</c> in a target
/// shows that <c>SflowCluster</c> is not a misspelt property of Sflow.
/// </summary>
internal sealed class ProjectNames
{
    private static readonly Regex PropertyReads = Read(@"\$\(\s*(\w+)");
    private static readonly Regex ItemReads = Read(@"[@%]\(\s*(\w+)");
    private static readonly Regex MetadataReads = Read(@"%\(\s*(?:\w+\s*\.\s*)?(\w+)\s*\)|Metadata(?:Value)?\(\s*['""`](\w+)");

    private readonly HashSet<string> properties;
    private readonly HashSet<string> items;
    private readonly HashSet<string> metadata;

    /// <summary>Collects the names.</summary>
    public ProjectNames(IReadOnlyList<ProjectXml> files)
    {
        var texts = files.SelectMany(file => file.Elements).SelectMany(TextsOf).Where(text => text.Text.IndexOf('(') >= 0).ToList();
        properties = NamesIn(texts, PropertyReads);
        items = NamesIn(texts, ItemReads);
        metadata = NamesIn(texts, MetadataReads);
    }

    /// <summary>True when the project reads a property of this name, other than to set the property itself.</summary>
    public bool ReadsProperty(string name) => properties.Contains(name);

    /// <summary>True when the project reads items of this type, other than to set them.</summary>
    public bool ReadsItem(string name) => items.Contains(name);

    /// <summary>True when the project reads metadata of this name.</summary>
    public bool ReadsMetadata(string name) => metadata.Contains(name);

    private static IEnumerable<(XElement Element, string Text)> TextsOf(XElement element) =>
        element
            .Attributes()
            .Select(attribute => (element, attribute.Value))
            .Concat(element.Nodes().OfType<XText>().Select(text => (element, text.Value)));

    // <A Condition="'$(A)' == ''"> sets A and doesn't use it.
    private static HashSet<string> NamesIn(IEnumerable<(XElement Element, string Text)> texts, Regex reads) =>
        new(
            texts.SelectMany(text =>
                reads
                    .Matches(text.Text)
                    .Cast<Match>()
                    .Select(match => match.Groups.Cast<Group>().Skip(1).First(group => group.Success).Value)
                    .Where(name =>
                        text.Element.AncestorsAndSelf().All(e => !IsNamed(e.Name, name) && !e.Attributes().Any(a => IsNamed(a.Name, name)))
                    )
            ),
            StringComparer.OrdinalIgnoreCase
        );

    private static bool IsNamed(XName name, string other) => string.Equals(name.LocalName, other, StringComparison.OrdinalIgnoreCase);

    private static Regex Read(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
}

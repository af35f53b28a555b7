using System.Xml;
using System.Xml.Linq;

namespace Sflow.Hosting.Projects;

/// <summary>A project file or an imported file, as XML with the places of its elements and attributes.</summary>
internal sealed class ProjectXml
{
    private readonly SourceText source;

    private ProjectXml(SourceText source, XElement root) => (this.source, Root) = (source, root);

    /// <summary>True when MSBuild may not import the file, because an import on the way to it has a condition.</summary>
    public bool IsConditional { get; init; }

    /// <summary>The absolute path of the file.</summary>
    public string Path => source.Path;

    /// <summary>The element <c>Project</c>.</summary>
    public XElement Root { get; }

    /// <summary>
    /// Every element that MSBuild could use. What stands in <c>ProjectExtensions</c> belongs to other programs.
    /// </summary>
    public IEnumerable<XElement> Elements =>
        Root.Descendants().Where(e => e.AncestorsAndSelf().All(a => a.Name.LocalName != "ProjectExtensions"));

    /// <summary>
    /// True for an element that MSBuild evaluates in every build: no condition applies to it, and it is not part of a target.
    /// </summary>
    public static bool IsUnconditional(XElement element) =>
        element.AncestorsAndSelf().All(e => e.Attribute("Condition") is null && e.Name.LocalName is not ("Target" or "Choose"));

    /// <summary>Reads a file. It is null when the file can't be read: MSBuild itself reports a file that it needs.</summary>
    /// <param name="path">The absolute path.</param>
    /// <param name="isConditional">True when an import on the way to it has a condition.</param>
    public static ProjectXml? Read(string path, bool isConditional = false)
    {
        try
        {
            var source = new SourceText(path, File.ReadAllText(path));
            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null };
            using var reader = XmlReader.Create(new StringReader(source.Content), settings);
            var root = XDocument.Load(reader, LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace).Root!;
            return new ProjectXml(source, root) { IsConditional = isConditional };
        }
        catch (Exception e) when (e is XmlException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The place of a name: of an element or of an attribute.</summary>
    public TextLocation PlaceOf(XObject named)
    {
        var line = (IXmlLineInfo)named;
        var length = named is XAttribute attribute ? attribute.Name.LocalName.Length : ((XElement)named).Name.LocalName.Length;
        return line.HasLineInfo()
            ? new TextLocation(source, new TextSpan(source.GetLineStart(line.LineNumber) + line.LinePosition - 1, length))
            : TextLocation.OfFile(Path);
    }
}

using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace Sflow.MSBuild.Tests;

/// <summary>
/// The property pages say only what Visual Studio's loader knows: the classes of <c>Microsoft.Build.Framework.XamlTypes</c> and their
/// properties.
/// </summary>
[TestClass]
public sealed class RulesTests
{
    private static readonly string Folder = Path.Combine(TestProject.Metadata("RepositoryFolder"), "build", "Rules");
    private static readonly Dictionary<string, (string? Base, HashSet<string> Properties)> Types = ReadTypes();

    public static IEnumerable<object[]> Files => Directory.GetFiles(Folder).Select(f => new object[] { Path.GetFileName(f) });

    [TestMethod]
    [DynamicData(nameof(Files))]
    public void EveryElementAndAttributeIsKnown(string file)
    {
        var root = XElement.Load(Path.Combine(Folder, file));
        Assert.AreEqual("http://schemas.microsoft.com/build/2009/properties", root.Name.NamespaceName);
        foreach (var element in root.DescendantsAndSelf())
        {
            // "Rule.DataSource" is the property DataSource of a Rule.
            var parts = element.Name.LocalName.Split('.');
            Assert.IsTrue(Types.ContainsKey(parts[0]), element.Name.LocalName);
            foreach (
                var property in parts
                    .Skip(1)
                    .Concat(element.Attributes().Where(a => !a.IsNamespaceDeclaration).Select(a => a.Name.LocalName))
            )
                Assert.IsTrue(Knows(parts[0], property), $"{element.Name.LocalName} {property}");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Files))]
    public void EveryPropertyStandsOnceInACategoryOfThePage(string file)
    {
        var root = XElement.Load(Path.Combine(Folder, file));
        var properties = root.Elements().Where(e => e.Name.LocalName.EndsWith("Property", System.StringComparison.Ordinal)).ToList();
        var categories = root.Descendants(root.Name.Namespace + "Category").Select(c => (string)c.Attribute("Name")!).ToList();
        Assert.IsTrue(properties.All(p => categories.Contains((string?)p.Attribute("Category") ?? "")));
        Assert.AreEqual(
            "",
            string.Join(" ", categories.Where(c => properties.All(p => (string)p.Attribute("Category")! != c))),
            "empty categories"
        );
        Assert.HasCount(properties.Count, properties.Select(p => (string)p.Attribute("Name")!).Distinct());
        if (root.Name.LocalName == "Rule")
            Assert.AreEqual(Path.GetFileNameWithoutExtension(file), (string?)root.Attribute("Name"));
    }

    private static bool Knows(string? type, string property) =>
        type is not null && Types.TryGetValue(type, out var known) && (known.Properties.Contains(property) || Knows(known.Base, property));

    private static Dictionary<string, (string? Base, HashSet<string> Properties)> ReadTypes()
    {
        using var file = new PEReader(File.OpenRead(TestProject.Metadata("XamlTypes")));
        var metadata = file.GetMetadataReader();
        return metadata
            .TypeDefinitions.Select(metadata.GetTypeDefinition)
            .Where(t => metadata.GetString(t.Namespace) == "Microsoft.Build.Framework.XamlTypes")
            .ToDictionary(
                t => metadata.GetString(t.Name),
                t =>
                    (
                        !t.BaseType.IsNil && t.BaseType.Kind == HandleKind.TypeDefinition
                            ? metadata.GetString(metadata.GetTypeDefinition((TypeDefinitionHandle)t.BaseType).Name)
                            : null,
                        t.GetProperties().Select(p => metadata.GetString(metadata.GetPropertyDefinition(p).Name)).ToHashSet()
                    )
            );
    }
}

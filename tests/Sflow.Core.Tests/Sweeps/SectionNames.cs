using Sflow.Compilation;
using YamlDotNet.RepresentationModel;

namespace Sflow.Tests.Sweeps;

/// <summary>Reads the names that modules define, independently of the compiler.</summary>
internal static class SectionNames
{
    public static SettableNames? Of(ISourceReader reader, IReadOnlyList<Located<string>> modules)
    {
        var files = modules.Select(m => reader.Read(m.Value).Bytes).ToList();
        if (files.Any(f => f is null))
            return null;
        var roots = files.Select(f => Root(f!)).ToList();
        var workflows = roots.Select(r => Child(r, "workflow") as YamlMappingNode).OfType<YamlMappingNode>();
        return new SettableNames(
            [.. roots.Concat(workflows).SelectMany(r => Names(r, "variables"))],
            [.. roots.SelectMany(r => Names(r, "artifacts"))]
        );
    }

    private static YamlMappingNode Root(byte[] bytes)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(Encoding.UTF8.GetString(bytes)));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    private static YamlNode? Child(YamlMappingNode parent, string key) =>
        parent.Children.FirstOrDefault(c => c.Key.ToString() == key).Value;

    private static IEnumerable<string> Names(YamlMappingNode parent, string section) =>
        Child(parent, section) switch
        {
            YamlMappingNode mapping => mapping.Children.Keys.Select(k => k.ToString()),
            YamlSequenceNode sequence => sequence.Children.OfType<YamlMappingNode>().Select(item => Child(item, "name")!.ToString()),
            _ => [],
        };
}

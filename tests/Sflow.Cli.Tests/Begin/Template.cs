using Newtonsoft.Json.Linq;

namespace Sflow.Cli.Tests.Begin;

/// <summary>What <c>dotnet new</c> makes, computed from the definition of a template.</summary>
internal static class Template
{
    /// <summary>The files by name.</summary>
    /// <param name="kind">Which template: <c>workflow</c> or <c>sweep</c>.</param>
    /// <param name="site">The value of its parameter <c>site</c>.</param>
    /// <param name="values">The values of the symbols that replace something.</param>
    /// <param name="name">The name of the project.</param>
    public static Dictionary<string, string> FilesOf(string kind, string site, Dictionary<string, string> values, string name)
    {
        var root = Repository.PathOf("src", "Sflow.Templates");
        var definition = JObject.Parse(File.ReadAllText(Path.Combine(root, "sflow-" + kind, ".template.config", "template.json")));
        var replaced = ((JObject)definition["symbols"]!)
            .Properties()
            .Where(symbol => symbol.Value["replaces"] is not null)
            .ToDictionary(symbol => (string)symbol.Value["replaces"]!, symbol => values[symbol.Name]);
        var modifier = definition["sources"]![0]!["modifiers"]!.Single(one => (string?)one["condition"] == $"(site == '{site}')");
        var excluded = modifier["exclude"]!.Select(file => (string)file!).ToHashSet();
        var renamed = ((JObject)modifier["rename"]!).Properties().ToDictionary(file => file.Name, file => (string)file.Value!);

        Dictionary<string, string> files = [];
        foreach (
            var path in new[] { "modules", "project", "sflow-" + kind }.SelectMany(part => Directory.GetFiles(Path.Combine(root, part)))
        )
        {
            var file = Path.GetFileName(path);
            if (excluded.Contains(file))
                continue;
            var target = renamed.GetValueOrDefault(file, file).Replace((string)definition["sourceName"]!, name, StringComparison.Ordinal);
            files[target] = replaced.Aggregate(
                File.ReadAllText(path),
                (text, pair) => text.Replace(pair.Key, pair.Value, StringComparison.Ordinal)
            );
        }

        return files;
    }
}

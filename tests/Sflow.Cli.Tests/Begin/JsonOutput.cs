using Newtonsoft.Json.Linq;

namespace Sflow.Cli.Tests.Begin;

/// <summary>Reads a document of the command, and holds it against its schema.</summary>
internal static class JsonOutput
{
    /// <summary>The document, which is what the schema of a verb describes.</summary>
    public static JObject Read(CommandAnswer answer, string verb)
    {
        var document = JObject.Parse(answer.Output);
        var schema = JObject.Parse(File.ReadAllText(Repository.PathOf("schemas", $"sflow.{verb}.schema.json")));
        Assert.IsTrue(new JsonSchemaChecker(schema).Accepts(document), answer.Text);
        Assert.AreEqual("schema", document.Properties().First().Name);
        Assert.AreEqual($"sflow.{verb}/1", (string?)document["schema"]);
        return document;
    }
}

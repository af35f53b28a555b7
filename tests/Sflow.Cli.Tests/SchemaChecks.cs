using Newtonsoft.Json.Linq;

namespace Sflow.Cli.Tests;

/// <summary>Checks JSON output with its published schema.</summary>
internal static class SchemaChecks
{
    /// <summary>The document of an answer, after the schema of its verb has accepted it.</summary>
    public static JObject Check(string verb, CommandAnswer answer)
    {
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        var document = JObject.Parse(answer.Output);
        Assert.AreEqual("schema", document.Properties().First().Name);
        Assert.AreEqual($"sflow.{verb}/1", (string)document["schema"]!);
        var schema = JObject.Parse(File.ReadAllText(Repository.PathOf("schemas", $"sflow.{verb}.schema.json")));
        Assert.IsTrue(new JsonSchemaChecker(schema).Accepts(document), answer.Output);
        return document;
    }
}

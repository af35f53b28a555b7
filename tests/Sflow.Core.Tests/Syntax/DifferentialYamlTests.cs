using System.Text.Json;
using Sflow.Syntax;

namespace Sflow.Tests.Syntax;

/// <summary>YAML texts with what PyYAML 6 reads them as, printed by Python; null where it refuses them.</summary>
[TestClass]
public sealed class DifferentialYamlTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void TextsMeanWhatPyYamlSays()
    {
        var wrong = new List<string>();
        var cases = File.ReadLines(Path.Combine(System.AppContext.BaseDirectory, "Data", "differential", "yaml.jsonl"))
            .Where(line => line.Length > 0)
            .ToList();
        foreach (var test in cases.Select(line => JsonDocument.Parse(line).RootElement))
        {
            var text = test.GetProperty("text").GetString()!;
            var expected = test.GetProperty("value").GetString();
            var findings = new DiagnosticBag();
            var actual = YamlReader.Read(new SourceText("m.yaml", text), findings)?.Root.ToValue().Repr();
            if (expected != actual)
                wrong.Add($"{text}\n    expected {expected ?? "an error"}\n    actual   {actual ?? string.Join(' ', findings)}");
        }

        TestContext.WriteLine($"{cases.Count - wrong.Count} of {cases.Count} texts");
        Assert.IsGreaterThan(300, cases.Count);
        Assert.IsEmpty(wrong, string.Join("\n", wrong));
    }
}

using System.Text.Json;

namespace Sflow.Tests.Expressions;

/// <summary>
/// Templates made by chance, with what Jinja2 3.1.6 on Python 3.13 answered: every operation with every kind of value and argument.
/// </summary>
[TestClass]
public sealed class DifferentialTests
{
    private static readonly string Folder = Path.Combine(System.AppContext.BaseDirectory, "Data", "differential");

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void TemplatesGiveWhatJinjaGives()
    {
        var context = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "context.json"))).RootElement;
        var wrong = new List<string>();
        var cases = File.ReadLines(Path.Combine(Folder, "expressions.jsonl")).Where(line => line.Length > 0).ToList();
        foreach (var test in cases.Select(line => JsonDocument.Parse(line).RootElement))
        {
            var template = test.GetProperty("template").GetString()!;
            var expected = test.TryGetProperty("result", out var result)
                ? "text: " + result.GetString()
                : "error: " + test.GetProperty("error").GetString();
            var actual = TemplateAnswer.Of(template, JsonValues.Scope(context));
            if (!TemplateAnswer.Fits(expected, actual))
                wrong.Add($"{template}\n    expected {expected}\n    actual   {actual}");
        }

        TestContext.WriteLine($"{cases.Count - wrong.Count} of {cases.Count} templates");
        Assert.IsGreaterThan(2000, cases.Count);
        Assert.IsEmpty(wrong, string.Join("\n", wrong));
    }
}

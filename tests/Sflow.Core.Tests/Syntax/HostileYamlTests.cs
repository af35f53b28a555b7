using System.Diagnostics;
using Sflow.Syntax;

namespace Sflow.Tests.Syntax;

/// <summary>No input throws, hangs or grows beyond its budget.</summary>
[TestClass]
public sealed class HostileYamlTests
{
    private static readonly (string Name, string Text, string? Code)[] Bombs =
    [
        ("lists", Times("[", 1_000_000), "SFLOW1021"),
        ("mappings", Times("{a: ", 300_000), "SFLOW1021"),
        ("dashes", Times("- ", 500_000), "SFLOW1021"),
        ("alias depth", "a0: &a0 [x]\n" + Chain(500, (i, before) => $"a{i}: &a{i} [*{before}]\n"), "SFLOW1021"),
        (
            "laughs",
            "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n"
                + Chain(12, (i, before) => $"a{i}: &a{i} [{string.Join(",", Enumerable.Repeat("*" + before, 10))}]\n"),
            "SFLOW1022"
        ),
        (
            "merged laughs",
            "a0: &a0 {x: 1}\n" + Chain(60, (i, before) => $"a{i}: &a{i} {{<<: [*{before}, *{before}], k{i}: 1}}\n"),
            "SFLOW1022"
        ),
        ("a long text many times", "a: &a " + new string('x', 1_000_000) + "\nb: [" + Times("*a, ", 10_000) + "]", "SFLOW1022"),
        (
            "many unknown aliases",
            string.Concat(Enumerable.Range(0, 5_000).Select(i => $"k{i}: &a{i} v\n"))
                + "z: ["
                + string.Concat(Enumerable.Range(0, 5_000).Select(i => $"*b{i} , "))
                + "]",
            "SFLOW1011"
        ),
        ("digits", "a: " + new string('9', 1_000_000), null),
        ("almost a date", "a: 2024-01-01" + new string(' ', 500_000) + "x", null),
        ("quote without end", "a: \"" + Times("x\n", 500_000), "SFLOW1026"),
        ("many repairs", string.Concat(Enumerable.Range(0, 5_000).Select(i => $"k{i}: |\n  \n  x\n")), "SFLOW1008"),
        ("blank lines", "a: |\n" + Times(" \n", 300_000) + "  x\n", null),
        ("carriage returns", Times("\r", 500_000) + "a: 1", null),
    ];

    public static IEnumerable<object[]> BombNames => Bombs.Select(bomb => new object[] { bomb.Name });

    [TestMethod]
    [DynamicData(nameof(BombNames))]
    public void BombIsDefused(string name)
    {
        var (_, text, code) = Bombs.Single(bomb => bomb.Name == name);
        var clock = Stopwatch.StartNew();
        var diagnostics = new DiagnosticBag();
        YamlReader.Read(new SourceText($"{name}.yaml", text), diagnostics);
        Assert.AreEqual(code, diagnostics.FirstOrDefault()?.Code);
        // A second on a quiet machine; a bomb that goes off takes hours.
        Assert.IsLessThan(120, clock.Elapsed.TotalSeconds);
    }

    [TestMethod]
    public void MutatedModulesAreReadOrReported()
    {
        string[] pieces =
        [
            "|",
            ">-",
            "\n",
            "\n\n",
            "  ",
            "\t",
            "'",
            "\"",
            "- ",
            "? ",
            ": ",
            " #",
            "[",
            "]",
            "{",
            "}",
            ",",
            "&a ",
            "*a",
            "!!int ",
            "<<: ",
            "%",
            "\\",
            "---\n",
            "${{ x }}",
            "é",
            "🚀",
            "\r",
            "\u2028",
            "\u0085",
        ];
        const string module =
            "version: \"0.1\"\nvariables:\n  A: &a {value: [1, 'x'], type: list}\n  B: {<<: *a, value: 2}\nworkflow:\n"
            + "  name: w\n  tasks:\n    - name: t\n      script:\n        - |\n          echo ${{ variables.A }}\n\n"
            + "          done\n        - >-\n          folded\n          text\n        - \"q \\t \\u00e9\"\n";
        var random = new Random(20240301);
        for (var round = 0; round < 2_000; round++)
        {
            var text = new StringBuilder(module);
            for (var i = random.Next(1, 4); i > 0; i--)
                text.Insert(random.Next(text.Length), pieces[random.Next(pieces.Length)]);
            var diagnostics = new DiagnosticBag();
            var read = YamlReader.Read(new SourceText("m.yaml", text.ToString()), diagnostics);
            Assert.AreEqual(diagnostics.HasErrors, read is null, text.ToString());
            if (read is not null)
                LocateEverything(read.Root);
        }
    }

    private static void LocateEverything(NodeSyntax node)
    {
        switch (node)
        {
            case SequenceSyntax sequence:
                foreach (var item in sequence.Items)
                    LocateEverything(item);
                break;
            case MappingSyntax mapping:
                foreach (var entry in mapping.Entries)
                    LocateEverything(entry.Value);
                break;
            case ScalarSyntax scalar:
                var text = scalar.ToLocatedText();
                for (var i = 0; i < scalar.Text.Length; i++)
                    Assert.IsGreaterThanOrEqualTo(scalar.Location.Span.Start, text.LocationOf(new TextSpan(i, 1)).Span.Start);
                break;
        }
    }

    private static string Times(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();

    private static string Chain(int count, Func<int, string, string> line) =>
        string.Concat(Enumerable.Range(1, count).Select(i => line(i, $"a{i - 1}")));
}

using Sflow.Composition;
using Sflow.Expressions;
using Sflow.Generation.Yaml;
using Sflow.Syntax;

namespace Sflow.Tests.Composition;

[TestClass]
public sealed class ComposedYamlWriterTests
{
    private static readonly TextLocation Nowhere = TextLocation.OfFile("synthetic");

    public static IEnumerable<object[]> ComposableCases =>
        ComposeCase.All().Where(test => !test.IsWrongCall && test.Run([]) is not null).Select(test => new object[] { test.Id });

    [TestMethod]
    public void DocumentIsListedInSections()
    {
        var composed = Compose.Run(
            "version: \"0.1\"\nvariables:\n  PORT: 8000\n  NAME: {value: 'yes', description: }\n  NOTHING:\nartifacts:\n"
                + "  cfg: {uri: 'file://c', content: \"a\\nb\"}\nworkflow:\n  name: demo\n",
            "operators: [{name: box, type: srun, extra_args: ['-x', \"it's\"]}]\nworkflow:\n  timeout: 90\n"
                + "  variables: {W: {value: [1, {k: 2.0}], domain: []}}\n  tasks:\n    serve:\n      script:\n        - echo hi\n"
                + "        - |\n          if x; then\n            y\n          fi\n      probes: null\n"
                + "    bench: {depends_on: [serve], script: ['a: b']}\n"
        );
        Assert.AreEqual(
            """
            version: "0.1"
            variables:
              - name: PORT
                value: 8000
              - name: NAME
                value: 'yes'
              - name: NOTHING
                value: null
            artifacts:
              - name: cfg
                uri: file://c
                content: |-
                  a
                  b
            operators:
              - name: box
                type: srun
                extra_args:
                  - '-x'
                  - it's
            workflow:
              name: demo
              timeout: 90
              variables:
                - name: W
                  value:
                    - 1
                    - k: 2.0
                  domain: []
              tasks:
                # b.yaml
                - name: serve
                  script:
                    - echo hi
                    - |
                      if x; then
                        y
                      fi
                # b.yaml
                - name: bench
                  depends_on:
                    - serve
                  script:
                    - 'a: b'

            """,
            ComposedYamlWriter.Write(composed).ToString()
        );
    }

    [TestMethod]
    [DynamicData(nameof(ComposableCases))]
    public void DocumentComposesToItself(string name) => AssertComposesToItself(ComposeCase.Load(name).Run([])!);

    [TestMethod]
    [DataRow("no newline at the end\nof this", "|-")]
    [DataRow("one at the end\n", "|")]
    [DataRow("several\n\n\n", "|+")]
    [DataRow("  indented\nfirst", "|2-")]
    [DataRow("\n\nempty first", "|2-")]
    [DataRow("trailing blanks  \n \nkept  ", "|-")]
    [DataRow("a\ttab\n\tand another\n", "|")]
    [DataRow("\ttab first\n", "|2")]
    [DataRow("# no comment\n- no item\nkey: value\n", "|")]
    [DataRow("blanks  \n  \n\nbefore\n", "|")]
    [DataRow("   \nblanks in the first line", "\"")]
    [DataRow("\n\n", "\"")]
    [DataRow("bell \u0007\n", "\"")]
    [DataRow("carriage\r\nreturn\r\n", "\"")]
    [DataRow("separators \u2028\u0085\n", "\"")]
    [DataRow("mark \ufeff\u200b", "\"")]
    [DataRow("日本語 ✓ 🚀 é", "日")]
    [DataRow("a: b", "'")]
    [DataRow("it's", "i")]
    [DataRow("'quoted'", "\"")]
    [DataRow(" blanks around ", "'")]
    [DataRow("tab\tinside", "'")]
    [DataRow("", "'")]
    [DataRow("yes", "'")]
    [DataRow("n", "'")]
    [DataRow("null", "'")]
    [DataRow("010", "'")]
    [DataRow("1e3", "'")]
    [DataRow("0o17", "'")]
    [DataRow("12:30:45", "'")]
    [DataRow("2024-01-01", "'")]
    [DataRow("2024-02-30", "'")]
    [DataRow("1.2.3", "'")]
    [DataRow(".inf", "'")]
    [DataRow("=", "'")]
    [DataRow("<<", "'")]
    [DataRow("---", "'")]
    [DataRow("${{ variables.X }}", "$")]
    [DataRow("${{ {'a': 1} }}", "\"")]
    [DataRow("2h", "2")]
    [DataRow("*.txt", "'")]
    [DataRow("!x", "'")]
    [DataRow("x #y", "'")]
    public void TextKeepsEveryCharacter(string text, string start)
    {
        var composed = WithValue(ScalarSyntax.Create(text, Nowhere));
        StringAssert.Contains(ComposedYamlWriter.Write(composed).ToString(), "    value: " + start);
        Assert.AreEqual(text, ((ScalarSyntax)AssertComposesToItself(composed).Variables[0].Field("value")!).Text);
    }

    [TestMethod]
    public void LongLineIsABlock() =>
        StringAssert.Contains(
            ComposedYamlWriter.Write(WithValue(ScalarSyntax.Create(new string('x', 121), Nowhere))).ToString(),
            "value: |-\n      xxx"
        );

    [TestMethod]
    public void PathStaysInItsComment()
    {
        var task = new NamedEntry(
            "t",
            ScalarSyntax.Create("t", Nowhere),
            new MappingSyntax([], Nowhere),
            TextLocation.OfFile("a\nevil: x\u2028.yaml")
        );
        StringAssert.Contains(
            ComposedYamlWriter.Write(WithValue(ScalarSyntax.Create("v", Nowhere)) with { Tasks = [task] }).ToString(),
            "    # a?evil: x?.yaml\n    - name: t\n"
        );
    }

    [TestMethod]
    public void RandomTreesComposeToThemselves()
    {
        var random = new Random(4711);
        for (var round = 0; round < 1_000; round++)
            AssertComposesToItself(WithValue(RandomNode(random, 0)));
    }

    private static ComposedWorkflow WithValue(NodeSyntax value)
    {
        NamedEntry Entry(string name, string field, NodeSyntax node) =>
            new(
                name,
                ScalarSyntax.Create(name, Nowhere),
                new MappingSyntax([new(ScalarSyntax.Create(field, Nowhere), node)], Nowhere),
                Nowhere
            );
        return new ComposedWorkflow(
            new("0.1", Nowhere),
            new("w", Nowhere),
            null,
            [Entry("A", "value", value)],
            [],
            [],
            [],
            [],
            [Entry("t", "script", new SequenceSyntax([value], Nowhere))]
        );
    }

    private static ComposedWorkflow AssertComposesToItself(ComposedWorkflow composed)
    {
        var diagnostics = new DiagnosticBag();
        var text = ComposedYamlWriter.Write(composed).ToString();
        var module = YamlReader.Read(new SourceText("composed.yaml", text), diagnostics);
        var again = module is null ? null : Composer.Run([module], diagnostics);
        Assert.IsEmpty(diagnostics, string.Join("\n", diagnostics) + "\n" + text);
        Assert.AreEqual(WithoutComments(text), WithoutComments(ComposedYamlWriter.Write(again!).ToString()));
        foreach (var (before, after) in Entries(composed).Zip(Entries(again!)))
        {
            Assert.AreEqual(before.Name, after.Name);
            Assert.IsTrue(NodeSyntax.ContentEquals(WithoutNulls(before.Body), after.Body), text);
        }

        return again!;
    }

    private static IEnumerable<NamedEntry> Entries(ComposedWorkflow composed) =>
        [
            .. composed.Variables,
            .. composed.Artifacts,
            .. composed.Backends,
            .. composed.Operators,
            .. composed.WorkflowVariables,
            .. composed.Tasks,
        ];

    private static MappingSyntax WithoutNulls(MappingSyntax body) =>
        body
            .Entries.Where(entry => entry.Value.IsNull && entry.Name != "value")
            .Aggregate(body, (result, entry) => result.Without(entry.Name));

    private static string WithoutComments(string text) =>
        string.Join('\n', text.Split('\n').Where(line => !line.StartsWith("    # ", StringComparison.Ordinal)));

    private static NodeSyntax RandomNode(Random random, int depth) =>
        random.Next(8) switch
        {
            0 or 1 when depth < 3 => new SequenceSyntax(
                [.. Enumerable.Range(0, random.Next(4)).Select(_ => RandomNode(random, depth + 1))],
                Nowhere
            ),
            2 or 3 when depth < 3 => new MappingSyntax(
                [
                    .. Enumerable
                        .Range(0, random.Next(4))
                        .Select(_ => RandomScalar(random))
                        .DistinctBy(key => key.Value)
                        .Select(key => new MappingEntrySyntax(key, RandomNode(random, depth + 1))),
                ],
                Nowhere
            ),
            _ => RandomScalar(random),
        };

    private static ScalarSyntax RandomScalar(Random random) =>
        ScalarSyntax.Create(
            random.Next(10) switch
            {
                0 => NoneValue.Instance,
                1 => BoolValue.Of(random.Next(2) == 0),
                2 => new IntValue(random.Next(-9, 9)),
                3 => new FloatValue(random.NextDouble() * Math.Pow(10, random.Next(-300, 300))),
                4 => new DateTimeValue(
                    new DateTime(2024, 1, 2, 3, 4, 5).AddTicks(random.Next(3) * 12340),
                    random.Next(2) == 0 ? null : TimeSpan.FromMinutes(random.Next(-800, 800))
                ),
                5 => new DateValue(new DateTime(2024, 1, 2)),
                _ => new TextValue(RandomText(random)),
            },
            Nowhere
        );

    private static string RandomText(Random random)
    {
        string[] pieces =
        [
            "a",
            "b c",
            "\n",
            "\n\n",
            " ",
            "  ",
            "\t",
            ":",
            ": ",
            " #",
            "'",
            "\"",
            "\\",
            "${{ x }}",
            "- ",
            "? ",
            "|",
            ">",
            "%",
            "@",
            "!",
            "&",
            " *",
            "[",
            "]",
            "{",
            "}",
            ",",
            "é",
            "🚀",
            "\u0001",
            "\r",
            "\u0085",
            "\u2028",
            "\ufeff",
            "0",
            "1.5",
            "yes",
            "~",
            "<<",
            "---",
            new string('w', 130),
        ];
        var text = new StringBuilder();
        for (var i = random.Next(6); i > 0; i--)
            text.Append(pieces[random.Next(pieces.Length)]);
        return text.ToString();
    }
}

using Sflow.Expressions;
using static Sflow.Tests.Expressions.Evaluate;

namespace Sflow.Tests.Expressions;

[TestClass]
public sealed class HostileInputTests
{
    private static readonly string[] Pieces =
    [
        "1",
        "2.5",
        "'a'",
        "N",
        "S",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "+",
        "-",
        "*",
        "**",
        "/",
        "//",
        "%",
        "~",
        "==",
        "<",
        ">=",
        "in",
        "not",
        "is",
        "defined",
        "odd",
        "|",
        "upper",
        "int",
        "map",
        "join",
        "sort",
        "if",
        "else",
        "and",
        "or",
        ".",
        "a",
        ":",
        ",",
        "=",
        "!=",
        "true",
        "none",
        "${{",
        "}}",
        "\\",
        "'",
        "\"",
        "\0",
        "\ud800",
        "é",
        "😀",
        "range",
        "dict",
        "format",
        "'{}'",
        "'%s'",
        "tojson",
        "batch",
        "groupby",
        "'\\x'",
        "1e999",
        "0x",
        "_",
        "\n",
        "\t",
        "9999999999999999999999",
    ];

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    public void RandomTokensGiveAValueOrAMessage(int seed)
    {
        var random = new Random(seed);
        var scope = Scope(("N", Int(7)), ("S", new TextValue("abc")), ("a", Hole("a")));
        for (var i = 0; i < 6_000; i++)
        {
            var text =
                "${{ "
                + string.Join(
                    random.Next(3) == 0 ? "" : " ",
                    Enumerable.Range(0, random.Next(1, 14)).Select(_ => Pieces[random.Next(Pieces.Length)])
                )
                + " }}";
            var bag = new DiagnosticBag();
            var value = Run(text, scope, bag);
            Assert.AreNotEqual(value is null, bag.Count == 0, text);
            Assert.DoesNotContain(d => d.Code == "SFLOW0001", bag, text);
        }
    }

    [TestMethod]
    public void EveryFilterTestAndMethodTakesAnything()
    {
        var values = new[]
        {
            "1",
            "-2.5",
            "'abc'",
            "[1, 'a']",
            "{'a': 1}",
            "none",
            "missing",
            "a",
            "range(3)",
            "(1 if false)",
            "[[1, 2]]",
            "1e309",
            "'%'",
            "'{'",
            "('<'|tojson)",
            "'a'.upper",
        };
        var calls = FilterTable
            .Names.Select(name => "|" + name)
            .Concat(TestTable.Names.Where(name => char.IsLetter(name[0])).Select(name => " is " + name))
            .Concat(
                TextMethods
                    .Table.Names.Concat(ListMethods.ForLists.Names)
                    .Concat(DictMethods.Table.Names)
                    .Distinct()
                    .Select(name => "." + name)
            );
        var scope = Scope(("a", Hole("a")));
        foreach (var call in calls)
        {
            foreach (var value in values)
            {
                foreach (var arguments in values.Take(8).Select(other => $"({other})").Append($"({value}, 2)").Append("()"))
                {
                    var bag = new DiagnosticBag();
                    Assert.AreNotEqual(
                        Run($"${{{{ {value}{call}{arguments} ~ '' }}}}", scope, bag) is null,
                        bag.Count == 0,
                        value + call + arguments
                    );
                }
            }
        }
    }

    [TestMethod]
    public void OneSyntaxIsEvaluatedByManyThreads()
    {
        var template = TemplateParser.Parse(Located("${{ variables.A * 2 + range(N)|map('string')|join|length }} ${{ [3, 1]|sort }}"), [])!;
        Parallel.For(
            0,
            2000,
            i =>
            {
                var value = TemplateEvaluator.Evaluate(template, Scope(("variables", Dict(("A", Int(i)))), ("N", Int(i % 10))), []);
                Assert.AreEqual($"{i * 2 + i % 10} [1, 3]", value!.ToText());
            }
        );
    }
}

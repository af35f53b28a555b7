using Sflow.Expressions;
using static Sflow.Tests.Expressions.Evaluate;

namespace Sflow.Tests.Expressions;

[TestClass]
public sealed class RuntimeTextTests
{
    private static readonly (string, ExprValue)[] Names =
    [
        ("ip", Hole("hpc.nodes[0].ip")),
        ("nodes", List(Dict(("name", Hole("n0")), ("ip", Hole("i0"))), Dict(("name", Hole("n1")), ("ip", Hole("i1"))))),
    ];

    [TestMethod]
    [DataRow("${{ ip }}", "${{ hpc.nodes[0].ip }}")]
    [DataRow("http://${{ ip }}:${{ 8000 + 1 }}/v1", "http://${{ hpc.nodes[0].ip }}:8001/v1")]
    [DataRow("${{ 'a' + ip + 'b' }}", "a${{ hpc.nodes[0].ip }}b")]
    [DataRow("${{ ip ~ ':' ~ 1 }}", "${{ hpc.nodes[0].ip }}:1")]
    [DataRow("${{ nodes|map(attribute='ip')|join(',') }}", "${{ i0 }},${{ i1 }}")]
    [DataRow("${{ ','.join([nodes[0].ip, 'x']) }}", "${{ i0 }},x")]
    [DataRow("${{ nodes[-1].name }}", "${{ n1 }}")]
    [DataRow("${{ (nodes|first).name }}", "${{ n0 }}")]
    [DataRow("${{ ip|default('x') }}", "${{ hpc.nodes[0].ip }}")]
    [DataRow("${{ ip is defined }}", "True")]
    [DataRow("${{ ip|string }}", "${{ hpc.nodes[0].ip }}")]
    [DataRow("${{ '%s:%d' % (ip, 5) }}", "${{ hpc.nodes[0].ip }}:5")]
    [DataRow("${{ '%s-%s'|format(ip, 1) }}", "${{ hpc.nodes[0].ip }}-1")]
    [DataRow("${{ '{}:{}'.format(ip, 1) }}", "${{ hpc.nodes[0].ip }}:1")]
    [DataRow("${{ [ip, 1] ~ '' }}", "['${{ hpc.nodes[0].ip }}', 1]")]
    [DataRow("${{ {'url': 'http://' ~ ip}|tojson }}", "{\"url\": \"http://${{ hpc.nodes[0].ip }}\"}")]
    [DataRow("${{ nodes|length }}", "2")]
    [DataRow("${{ 1 if nodes else 2 }}", "1")]
    [DataRow("${{ [ip, 'a'][1] }}", "a")]
    public void ItGoesIntoText(string template, string expected) => Assert.AreEqual(expected, Value(template, Names).ToText());

    [TestMethod]
    [DataRow("ip == 'x'")]
    [DataRow("'x' != ip")]
    [DataRow("ip < 'x'")]
    [DataRow("ip + 1")]
    [DataRow("ip * 2")]
    [DataRow("-ip")]
    [DataRow("ip|length")]
    [DataRow("ip|upper")]
    [DataRow("ip.upper()")]
    [DataRow("ip|int")]
    [DataRow("ip[0]")]
    [DataRow("ip[1:]")]
    [DataRow("1 if ip else 2")]
    [DataRow("not ip")]
    [DataRow("ip and 1")]
    [DataRow("'x' in ip")]
    [DataRow("ip in ['a']")]
    [DataRow("'a' in [ip]")]
    [DataRow("[ip, 'a']|sort")]
    [DataRow("[ip, 'a']|unique|list")]
    [DataRow("[ip, 'a']|min")]
    [DataRow("[ip]|select|list")]
    [DataRow("{ip: 1}")]
    [DataRow("[ip] == [1]")]
    [DataRow("ip|replace('a', 'b')")]
    [DataRow("ip|list")]
    [DataRow("'%5s' % ip")]
    [DataRow("'{:>5}'.format(ip)")]
    [DataRow("'%d' % ip")]
    [DataRow("range(ip)")]
    [DataRow("ip is lower")]
    [DataRow("[1]|join(',')|center(ip)")]
    public void NothingIsComputedWithIt(string expression) =>
        Assert.Contains(
            "'hpc.nodes[0].ip' is known only when the job runs, so it can only be inserted into a string.",
            Error("${{ " + expression + " }}", Names)
        );

    [TestMethod]
    public void TheErrorStandsAtTheOperation() => Assert.StartsWith("SFLOW1304 1,12:", Error("${{ 'x' ~ (ip == 'y') }}", Names));

    [TestMethod]
    public void LiteralsAreJoinedAndPartsCompared()
    {
        var text = (RuntimeText)Value("a${{ 'b' ~ ip ~ 'c' }}d", Names);
        CollectionAssert.AreEqual(new[] { "ab", null, "cd" }, text.Parts.Select(part => part.Literal).ToArray());
        Assert.AreEqual(text, RuntimeText.Concat(new TextValue("ab"), Hole("hpc.nodes[0].ip"), new TextValue("c"), new TextValue("d")));
        Assert.AreNotEqual(text, RuntimeText.Concat(new TextValue("ab"), Hole("other"), new TextValue("cd")));
        Assert.IsFalse(text.IsConstant);
        Assert.AreEqual(new TextValue("a1"), RuntimeText.Concat(new TextValue("a"), Int(1)).Simplify());
    }
}

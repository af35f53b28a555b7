namespace Sflow.Tests.Resolution;

/// <summary>What a variable is in expressions: its value, with its domain; types decide before domains are compared.</summary>
[TestClass]
public sealed class VariableTests
{
    private static readonly string Module = """
        version: "0.1"
        variables:
          TP: {type: integer, value: 2, domain: [2, 4]}
          S: {type: string, value: x, domain: [x, 1e3, "yes", 7]}
          I: {type: integer, value: 1, domain: ["1", 2.0]}
          F: {type: float, value: 1, domain: [1, inf, .nan, 0.5]}
          B: {type: boolean, value: true, domain: ["yes", false]}
          N: {value: ~}
          M: {type: string, value: ~}
          D: {type: dict, value: {value: 1, domain: d, a: 2}}
          L: [1, 2]
          LR: 1
          HEAD: "${{ backends.local.nodes[0].ip_address }}"
        workflow:
          name: w
          tasks:
            - name: t
              script: ["SCRIPT"]
        """;

    [TestMethod]
    [DataRow("TP.domain", "[2, 4]")]
    [DataRow("variables.TP.domain | length", "2")]
    [DataRow("variables['TP']['domain'][1]", "4")]
    [DataRow("(TP if L else LR).domain", "[2, 4]")]
    [DataRow("variables.get('TP').domain", "[2, 4]")]
    [DataRow("[TP, I] | map(attribute='domain') | list", "[[2, 4], [1, 2]]")]
    [DataRow("TP | attr('domain')", "[2, 4]")]
    [DataRow("TP.value + 1", "3")]
    [DataRow("TP.value.domain is defined", "False")]
    [DataRow("(TP + 1).domain is defined", "False")]
    [DataRow("L.domain", "[]")]
    [DataRow("L.value", "[1, 2]")]
    [DataRow("N.domain", "[]")]
    [DataRow("N.value is none", "True")]
    [DataRow("D.value", "1")]
    [DataRow("D.domain", "d")]
    [DataRow("D['value']", "1")]
    [DataRow("HEAD.domain", "[]")]
    [DataRow("HEAD.value", "127.0.0.1")]
    [DataRow("TP ** 2", "4")]
    [DataRow("F | round", "1.0")]
    [DataRow("D | tojson", "{\"a\": 2, \"domain\": \"d\", \"value\": 1}")]
    [DataRow("S is string and TP is number and N is none", "True")]
    [DataRow("B is true", "True")]
    [DataRow("N or 'd'", "d")]
    [DataRow("N is none", "True")]
    [DataRow("M is none", "True")]
    [DataRow("N | default('d', true)", "d")]
    [DataRow("N ~ ''", "None")]
    [DataRow("N", "None")]
    [DataRow("LR * 4", "1111")]
    [DataRow("F.domain", "[1.0, inf, nan, 0.5]")]
    [DataRow("B.domain", "[True, False]")]
    public void ItIsItsValue(string expression, string expected) =>
        Assert.AreEqual(expected, OneModule.ScriptOf(With("${{ " + expression + " }}")));

    [TestMethod]
    [DataRow("S", "1e3", "1e3")]
    [DataRow("S", "yes", "yes")]
    [DataRow("S", "7", "7")]
    [DataRow("I", "+1", "1")]
    [DataRow("I", "2", "2")]
    [DataRow("F", "inf", "inf")]
    [DataRow("F", ".5", "0.5")]
    [DataRow("F", "nan", "nan")]
    [DataRow("B", "on", "True")]
    [DataRow("B", "1", "True")]
    [DataRow("LR", "1e-3", "0.001")]
    public void AnOverrideTakesTheTypeBeforeTheDomain(string name, string value, string expected) =>
        Assert.AreEqual(expected, OneModule.ScriptOf(With("${{ " + name + " }}"), (name, value)));

    [TestMethod]
    [DataRow("S", "1000.0", "SFLOW1125")]
    [DataRow("I", "3", "SFLOW1210")]
    [DataRow("TP", "3", "SFLOW1125")]
    [DataRow("F", "-inf", "SFLOW1210")]
    [DataRow("I", "1e-3", "SFLOW1401")]
    [DataRow("F", "infinite", "SFLOW1401")]
    public void AnOverrideOutsideOfTheDomainIsAnError(string name, string value, string code)
    {
        var errors = OneModule.Compile(With("x"), (name, value)).Diagnostics;
        Assert.HasCount(1, errors, string.Join("\n", errors));
        Assert.Contains(code, errors[0]);
    }

    private static string With(string script) => Module.Replace("SCRIPT", script, StringComparison.Ordinal);
}

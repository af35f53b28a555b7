using Sflow.Compilation;
using Sflow.Resolution;

namespace Sflow.Tests.Resolution;

/// <summary>Where an untyped value's being a text decides, a warning says so at the name (deviation O3); nowhere else.</summary>
[TestClass]
public sealed class UntypedAdviceTests
{
    private const string Module = """
        version: "0.1"
        variables:
          N: 4
          Z: 0
          M: 12
          R: 0.5
          F: false
          L: [1, 2]
          D: {value: {a: 1}}
          X: {value: ~}
          T: text
          K: {type: integer, value: 4}
          S: {type: string, value: "4"}
          LIST: {type: list, value: [1, 2, 4]}
        workflow:
          name: w
          tasks:
            - name: t
              variables: {OWN: 3, N2: {type: integer, value: 3}}
              script:
                - "SCRIPT"
        """;

    private const int ScriptLine = 21;

    [TestMethod]
    [DataRow("N * 2", "N")]
    [DataRow("variables.N * 2", "variables.N")]
    [DataRow("variables['N'] * 2", "variables['N']")]
    [DataRow("N.value * 2", "N.value")]
    [DataRow("variables.N.value * 2", "variables.N.value")]
    [DataRow("D.value", "D")]
    [DataRow("OWN * 2", "OWN")]
    [DataRow("variables.OWN < 5", "variables.OWN")]
    [DataRow("N + M", "N M")]
    [DataRow("K * (N if K else 1)", "N")]
    [DataRow("(N or 1) * 2", "N")]
    [DataRow("(N|default(1)) + M", "N M")]
    [DataRow("N < 5", "N")]
    [DataRow("N < M", "N M")]
    [DataRow("1 < N <= 5", "N")]
    [DataRow("N == 4", "N")]
    [DataRow("N != K", "N")]
    [DataRow("F == false", "F")]
    [DataRow("N in [1, 2, 4]", "N")]
    [DataRow("1 in L", "L")]
    [DataRow("N is eq 4", "N")]
    [DataRow("N is gt 3", "N")]
    [DataRow("K is lt M", "M")]
    [DataRow("N is even", "N")]
    [DataRow("N is odd", "N")]
    [DataRow("N is divisibleby 2", "N")]
    [DataRow("K is divisibleby N", "N")]
    [DataRow("N is number", "N")]
    [DataRow("F is boolean", "F")]
    [DataRow("N|abs", "N")]
    [DataRow("R|round", "R")]
    [DataRow("R|round(1)", "R")]
    [DataRow("[N, M]|max", "N M")]
    [DataRow("[K, N]|sum", "N")]
    [DataRow("N|tojson", "N")]
    [DataRow("L|length", "L")]
    [DataRow("L|join(',')", "L")]
    [DataRow("L|first", "L")]
    [DataRow("L[0]", "L")]
    [DataRow("L[0:1]", "L")]
    [DataRow("D.a", "D")]
    [DataRow("D['a']", "D")]
    [DataRow("LIST[N]", "N")]
    [DataRow("LIST[:N]", "N")]
    [DataRow("'a' if F else 'b'", "F")]
    [DataRow("'a' if not F else 'b'", "F")]
    [DataRow("F and 'x'", "F")]
    [DataRow("'a' if Z else 'b'", "Z")]
    [DataRow("-N", "N")]
    public void Decides(string expression, string names) => Assert.AreEqual(names, Warned(expression));

    [TestMethod]
    [DataRow("N")]
    [DataRow("N ~ 2")]
    [DataRow("'n' + N")]
    [DataRow("N + '-' + M")]
    [DataRow("T + N")]
    [DataRow("S + N")]
    [DataRow("workflow.name + N")]
    [DataRow("'%s of %s' % (N, M)")]
    [DataRow("'%s' % N")]
    [DataRow("'{}'.format(N)")]
    [DataRow("N|int * 2")]
    [DataRow("N|int + M|int")]
    [DataRow("R|float|round(1)")]
    [DataRow("N == '4'")]
    [DataRow("F == 'False'")]
    [DataRow("N == T")]
    [DataRow("N == M")]
    [DataRow("N in ['4', '8']")]
    [DataRow("'a' in T")]
    [DataRow("N|upper")]
    [DataRow("N|replace('4', '5')")]
    [DataRow("N|string|length")]
    [DataRow("N|length")]
    [DataRow("N[0]")]
    [DataRow("N is defined")]
    [DataRow("N is string")]
    [DataRow("N|default(3)")]
    [DataRow("T or N")]
    [DataRow("'a' if N else 'b'")]
    [DataRow("N or 'x'")]
    [DataRow("N if K else M")]
    [DataRow("[N, M]|join(',')")]
    [DataRow("[N, M]")]
    [DataRow("K * 2")]
    [DataRow("N2 * 2")]
    [DataRow("LIST|length")]
    [DataRow("T * 2")]
    [DataRow("X")]
    [DataRow("X is none")]
    [DataRow("X or 'd'")]
    [DataRow("'a' if X else 'b'")]
    [DataRow("L.domain | length")]
    [DataRow("N['domain'] | first")]
    [DataRow("F")]
    [DataRow("F|lower")]
    [DataRow("L")]
    public void IsSilent(string expression) => Assert.AreEqual("", Warned(expression));

    [TestMethod]
    public void ATasksOwnTypedVariableHidesAnUntypedOne()
    {
        var text = Module.Replace("OWN: 3", "N: {type: integer, value: 3}", System.StringComparison.Ordinal);
        Assert.AreEqual("", Warned("N * 2", text));
    }

    private static string Warned(string expression, string module = Module)
    {
        var text = module.Replace("SCRIPT", "echo ${{ " + expression + " }}", System.StringComparison.Ordinal);
        var request = new CompileRequest
        {
            Name = "w",
            Modules = [new Located<string>("m.yaml", TextLocation.OfFile("p"))],
            Settings = JobSettings.None,
        };
        var all = new WorkflowCompiler(new OneFile(text)).Compile(request).Diagnostics;
        // What can't be computed with a text may be an error besides.
        Assert.IsFalse(
            all.Any(finding => finding.Severity == Severity.Error && finding.Location.Line != ScriptLine),
            string.Join("\n", all)
        );
        var findings = all.Where(finding => finding.Code == "SFLOW1412");
        return string.Join(" ", findings.Select(finding => text.Substring(finding.Location.Span.Start, finding.Location.Span.Length)));
    }

    private sealed class OneFile(string text) : ISourceReader
    {
        public SourceReadResult Read(string path) => new(Encoding.UTF8.GetBytes(text), null);
    }
}

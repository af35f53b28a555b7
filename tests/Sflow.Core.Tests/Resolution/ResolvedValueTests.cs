using Sflow.Planning;

namespace Sflow.Tests.Resolution;

/// <summary>
/// A resolved document keeps what a kept expression needs: it compiles and gives the same script, whatever the value of a variable is and
/// wherever it is used.
/// </summary>
[TestClass]
public sealed class ResolvedValueTests
{
    private static readonly string[] Expressions =
    [
        "range(variables.TP)",
        "range(variables.TP) | list",
        "range(TP) | join(',')",
        "dict(a=variables.TP)",
        "namespace(n=variables.TP).n",
        "{'a': TP}.items()",
        "{'a': TP}.keys()",
        "[TP, 1] | reverse",
        "[TP, 1] | map('string')",
        "[TP, 1] | batch(1)",
        "(TP, 'x')",
        "{TP: 1, none: 2, (1, TP): 3}",
        "TP.domain",
        "variables['T' ~ 'P'] * 2",
        "variables | length",
        "TP / 3",
        "TP == 2",
        "none if TP else 1",
        "'a' * TP ~ '\\n b '",
        "backends.local.nodes | length",
        "range(backends.local.nodes | length + TP)",
    ];

    private static readonly string[] Uses =
    [
        "script: [\"echo ${{ variables.R }}\"]",
        "script: [\"echo ${R} ${{ U }}\"]",
        "script: [\"echo ${{ R }}\"]\n      replicas: {variables: [TP]}",
        "script: [\"echo ${{ R }} ${{ U }} ${{ TP }}\"]\n      variables: {OWN: 1}",
        "script: [\"echo ${{ R }}\"]\n      variables: {TP: {type: integer, value: 4}}",
        "script: [\"echo\"]\n      variables: {V: \"${{ R }}\"}",
        "script: [\"cat ${{ artifacts.A.path }}\"]",
        "script: [\"echo ${{ R }}\"]\n      timeout: \"${{ 60 if R else 1 }}\"",
    ];

    public static IEnumerable<object[]> Cases =>
        from section in new[] { "variables", "workflow" }
        from type in new[] { "", "type: string, " }
        from expression in Expressions
        select new object[] { section, type, expression };

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void TheResolvedDocumentIsTheSameWorkflow(string section, string type, string expression)
    {
        var (failures, planned) = (new List<string>(), 0);
        foreach (var use in Uses)
        {
            var text = Module(section, type, expression, use);
            var first = OneModule.Compile(text);
            if (first.Plan is null)
                continue; // an error either way
            planned++;
            var again = OneModule.Compile(first.ResolvedText);
            var (expected, actual) = (View(first), View(again));
            if (expected != actual)
                failures.Add($"{use}\n{expected}\nBUT\n{actual}");
        }

        Assert.AreEqual("", string.Join("\n\n", failures));
        Assert.IsGreaterThan(2, planned);
    }

    private static string Module(string section, string type, string expression, string use)
    {
        var quoted = "\"${{ " + expression.Replace("\\", "\\\\", StringComparison.Ordinal) + " }}\"";
        var definitions = $"    R: {{{type}value: {quoted}}}\n    U: \"${{{{ variables.R }}}}\"\n";
        return "version: \"0.1\"\n"
            + "variables:\n    TP: {type: integer, value: 2, domain: [2, 4]}\n"
            + (section == "variables" ? definitions : "")
            + "artifacts: {A: {uri: file://a.txt, content: \"${{ R }}\"}}\n"
            + "workflow:\n  name: w\n"
            + (section == "workflow" ? "  variables:\n" + definitions : "")
            + "  tasks:\n    - name: t\n      "
            + use
            + "\n";
    }

    private static string View(OneModule module) =>
        module.Plan is not { } plan
            ? string.Join("\n", module.Diagnostics)
            : string.Join(
                "\n",
                plan.Tasks.Select(task => $"{task.Name} {task.Task.Timeout}: {ScriptOf(plan, task)}")
                    .Concat(plan.Artifacts.Select(artifact => artifact.Content?.ToText() ?? ""))
            );

    private static string ScriptOf(ExecutionPlan plan, PlannedTask task) =>
        task.Script.ToText().Replace("${R}", Value(plan, task, "R"), StringComparison.Ordinal);

    private static string Value(ExecutionPlan plan, PlannedTask task, string name) =>
        plan.EnvironmentOf(task).FirstOrDefault(variable => variable.Key == name).Value?.ToText() ?? "no such variable";
}

namespace Sflow.MSBuild.Tests;

/// <summary>Input that is wrong, as users have it: each gives a coded error at its file, line and column, and no output.</summary>
[TestClass]
public sealed class BadInputTests
{
    // A workflow each: its name, its module (after base.yaml), and the errors that it must give.
    private static readonly (string Name, string Module, string[] Errors)[] Workflows =
    [
        ("empty", "", ["empty.yaml(1,1): "]),
        ("tab", "workflow:\n\tname: small\n", ["tab.yaml(2,1): "]),
        ("unknown", "workflow: {name: small, tasks: [{name: t, script: [echo], depend_on: [t]}]}\n", ["unknown.yaml(1,59): "]),
        ("nothing", "workflow: {name: small, tasks: [{name: t, script: [echo], depends_on: [gone]}]}\n", ["nothing.yaml(1,72): "]),
        (
            "twice",
            "workflow:\n  name: small\n  tasks:\n    - {name: t, script: [echo]}\n    - {name: t, script: [echo]}\n",
            ["twice.yaml(5,14): "]
        ),
        (
            "cycle",
            "workflow:\n  name: small\n  tasks:\n    - {name: a, script: [echo], depends_on: [b]}\n"
                + "    - {name: b, script: [echo], depends_on: [a]}\n",
            ["cycle.yaml(5,46): "]
        ),
        ("version", "version: '0.2'\n" + "workflow: {name: small, tasks: [{name: t, script: [echo]}]}\n", ["version.yaml(1,10): "]),
        ("name", "workflow: {name: other, tasks: [{name: t, script: [echo]}]}\n", ["name.yaml(1,18): "]),
        ("undefined", "workflow: {name: small, tasks: [{name: t, script: ['echo ${{ variables.NOPE }}']}]}\n", ["undefined.yaml(1,62): "]),
        (
            "division",
            "variables: {X: {value: '${{ 1 // 0 }}'}}\nworkflow: {name: small, tasks: [{name: t, script: [echo]}]}\n",
            ["division.yaml(1,29): "]
        ),
        (
            "cast",
            "variables: {X: {type: integer, value: many}}\nworkflow: {name: small, tasks: [{name: t, script: [echo]}]}\n",
            ["cast.yaml(1,39): "]
        ),
        (
            "gpus",
            "backends: [{name: gpus, type: local, gpus_per_node: 1}]\nworkflow:\n  name: small\n  tasks:\n"
                + "    - {name: a, backend: gpus, script: [echo], resources: {gpus: {count: 1}}}\n"
                + "    - {name: b, backend: gpus, script: [echo], resources: {gpus: {count: 1}}}\n",
            ["gpus.yaml(6,74): "]
        ),
        ("inject", "workflow: {name: small, tasks: [{name: t, script: [echo]}]}\n", ["Job.proj(3,1202): "]),
    ];

    private static readonly (string Name, string Csv, string Rows, string[] Errors)[] Sweeps =
    [
        ("column", "TP,NOPE\n1,x\n", "", ["column.csv(1,4): "]),
        ("module", "sflow_config_file,TP\ngone.yaml,1\n", "", ["module.csv(2,1): "]),
        ("range", "TP\n1\n2\n", "3", ["Job.proj(3,1020): "]),
        ("nine", "TP,MODEL\n1,a\n2,a\n3,a\n4,a\nmany,a\n6,a\n7,a\n8,a\n9,a\n", "", ["nine.csv(6,1): "]),
    ];

    [TestMethod]
    public void EachErrorStandsAtItsPlaceAndNothingIsWritten()
    {
        using var project = Project();
        var answer = project.Fail();
        var expected = Workflows.SelectMany(w => w.Errors).Concat(Sweeps.SelectMany(s => s.Errors)).Order(StringComparer.Ordinal).ToList();
        var places = answer
            .Errors.Select(e =>
                e.Replace(project.Folder + Path.DirectorySeparatorChar, "").Replace(" : error", ": error").Split("error SFLOW")[0]
            )
            .Order(StringComparer.Ordinal)
            .ToList();
        CollectionAssert.AreEqual(expected, places, string.Join("\n", answer.Errors));
        foreach (var words in new[] { "Did you mean 'depends_on'?", "a -> b -> a", "base.yaml(1,10)", "base.yaml(10,9)", "NOPE", "'many'" })
            StringAssert.Contains(answer.Text, words);
        Assert.IsEmpty(project.Outputs.Where(o => !o.StartsWith("mark", StringComparison.Ordinal)).ToList());
        CollectionAssert.Contains(project.Outputs.ToArray(), "mark/sflow_001.sh", "a byte-order mark is accepted");

        var again = project.Fail();
        CollectionAssert.AreEqual(
            answer.Errors.Order(StringComparer.Ordinal).ToList(),
            again.Errors.Order(StringComparer.Ordinal).ToList(),
            "the same build fails again, in the same way"
        );
    }

    private static TestProject Project()
    {
        var items =
            string.Concat(Workflows.Select(w => $"""<SflowModule Include="base.yaml;{w.Name}.yaml" Workflow="{w.Name}" />"""))
            + string.Concat(Sweeps.Select(s => $"""<SflowSweep Include="{s.Name}.csv" Workflow="swept" Rows="{s.Rows}" />"""))
            + """<SflowSweep Include="mark.csv" Workflow="swept" /><SflowModule Include="base.yaml;good.yaml" Workflow="swept" />"""
            + """<SflowSbatchOption Include="--comment=x%0Atouch%20owned" Workflow="inject" />""";
        var project = new TestProject(items);
        project.Write("base.yaml", Modules.Base);
        project.Write("good.yaml", Modules.Task("good"));
        foreach (var (name, module, _) in Workflows)
            project.Write(name + ".yaml", module);
        foreach (var (name, csv, _, _) in Sweeps)
            project.Write(name + ".csv", csv);
        File.WriteAllText(Path.Combine(project.Folder, "mark.csv"), "TP\n1\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        return project;
    }
}

namespace Sflow.MSBuild.Tests;

/// <summary>Compose, Resolve, Plan and Build find the same errors.</summary>
[TestClass]
public sealed class SameErrorsTests
{
    private const string Cluster = """
        version: "0.1"
        artifacts:
          DATA: {uri: "fs:///nowhere/data"}
        backends:
          - {name: c, type: slurm, default: true, partition: p, account: a, time: "00:10:00", nodes: 1, gpus_per_node: 2}

        """;

    // One mistake per workflow: its tasks, and the code.
    private static readonly (string Name, string Text, string Code)[] Mistakes =
    [
        ("gpus", "    - {name: t, script: [echo], resources: {gpus: {count: 3}}}\n", "SFLOW1506"),
        ("bash", "    - {name: t, script: ['if true']}\n", "SFLOW1910"),
        ("field", "    - {name: t, script: [echo], depend_on: [t]}\n", "SFLOW1201"),
        ("name", "    - {name: t, script: ['echo ${{ variables.NOPE }}']}\n", "SFLOW1302"),
        ("path", "    - {name: t, script: ['ls ${DATA}']}\n", "SFLOW1912"),
        ("option", "    - {name: t, script: [echo]}\n", "SFLOW1601"),
        ("array", "    - {name: t, script: [echo]}\n", "SFLOW1640"),
        ("wait", "    - {name: t, script: [echo]}\n", "SFLOW1640"),
        ("time", "    - {name: t, script: [echo]}\n", "SFLOW1641"),
        ("slash", "    - {name: t, script: [echo]}\n", "SFLOW1642"),
    ];

    private static readonly string[] OfTheProject = ["SFLOW1907", "SFLOW1913", "SFLOW1643", "SFLOW1643"];

    [TestMethod]
    public void EveryTargetFindsEveryMistake()
    {
        using var project = new TestProject(
            string.Concat(Mistakes.Select(m => $"""<SflowModule Include="base.yaml;{m.Name}.yaml" Workflow="{m.Name}" />"""))
                + """
                <SflowSbatchOption Include="--comment=$x" Workflow="option" />
                <SflowSbatchOption Include="--exclusive -a1-3" Workflow="array" />
                <SflowSbatchOption Include="-W" Workflow="wait" />
                <SflowSbatchOption Include="-t 2h" Workflow="time" />
                <SflowSbatchOption Include="--job-name=a/b" Workflow="slash" />
                """,
            "<SflowPrologue>gone.sh</SflowPrologue><SflowResolve>perhaps</SflowResolve><SflowCheckPaths>true</SflowCheckPaths>"
                + "<SflowRunDir>~/runs</SflowRunDir><SflowWorkspaceDir>/scratch/$USER</SflowWorkspaceDir>"
        );
        project.Write("base.yaml", Cluster);
        foreach (var (name, text, _) in Mistakes)
            project.Write(name + ".yaml", $"workflow:\n  name: {name}\n  tasks:\n{text}");
        Compare(project, [.. Mistakes.Select(m => m.Code), .. OfTheProject]);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void EveryTargetChecksTheTemplateAndAsksSlurm()
    {
        using var project = new TestProject(
            """<SflowModule Include="base.yaml;t.yaml" /><SflowWorkflow Include="local.yaml" />""",
            "<SflowTestOnly>true</SflowTestOnly>"
        );
        project.Write("base.yaml", Cluster);
        project.Write("t.yaml", Modules.Task("t"));
        project.Write("local.yaml", Modules.Base + "  tasks: [{name: t, script: [echo]}]\n");
        project.Write("short.hbs", "#!/bin/bash\necho\n");
        var slurm = new SlurmStandIns(project.Folder);
        slurm.Command("sbatch", "[[ $1 == --version ]] && exit; cat >/dev/null; echo 'sbatch: error: no such partition' >&2; exit 1");
        Compare(project, ["SFLOW1914", "SFLOW1914"], slurm.Environment);
        project.WriteProject("""<SflowModule Include="base.yaml;t.yaml" />""", "<SflowTemplate>short.hbs</SflowTemplate>");
        Compare(project, ["SFLOW1617"], slurm.Environment, atLeast: true);
    }

    private static void Compare(
        TestProject project,
        IReadOnlyList<string> codes,
        IReadOnlyDictionary<string, string>? environment = null,
        bool atLeast = false
    )
    {
        var answers = new[] { "Build", "Plan", "Compose", "Resolve" }.ToDictionary(
            target => target,
            target => project.Run(["-t:" + target], environment)
        );
        var expected = answers["Build"].Errors.Order(StringComparer.Ordinal).ToArray();
        var found = expected.Select(line => line.Split(": error ")[1][..9]).Order(StringComparer.Ordinal).ToArray();
        if (atLeast)
            CollectionAssert.IsSubsetOf(codes.ToArray(), found);
        else
            CollectionAssert.AreEqual(codes.Order(StringComparer.Ordinal).ToArray(), found, answers["Build"].Text);
        foreach (var (target, answer) in answers)
        {
            Assert.AreNotEqual(0, answer.ExitCode, target);
            CollectionAssert.AreEqual(expected, answer.Errors.Order(StringComparer.Ordinal).ToArray(), target);
            Assert.HasCount(1, answer.Text.Split('\n').Where(line => line.Contains("is explained in", StringComparison.Ordinal)).ToArray());
        }
    }
}

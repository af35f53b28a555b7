namespace Sflow.MSBuild.Tests;

/// <summary>Properties that say what the options of the command say: nodes of the job, and tasks to monitor.</summary>
[TestClass]
public sealed class NodeFilterTests
{
    [TestMethod]
    public void NodesAndMonitoredTasksComeFromProperties()
    {
        using var project = new TestProject("""<SflowModule Include="base.yaml;a.yaml" />""");
        project.Write(
            "base.yaml",
            Modules.Base.Replace(
                "{name: here, type: local, default: true}",
                "{name: here, type: slurm, default: true, account: a, partition: p, time: 10, nodes: 2, gpus_per_node: 0}"
            )
        );
        project.Write("a.yaml", "workflow: {name: small, tasks: [{name: t, script: [echo one]}]}\n");
        project.Build("-p:SflowIncludeNodes=n1%2Cn2", "-p:SflowExcludeNodes=n3%3Bn4", "-p:SflowMonitorTasks=t");
        var script = project.Read("Job.sh");
        StringAssert.Contains(script, "\n#SBATCH --nodelist=n1,n2\n");
        StringAssert.Contains(script, "\n#SBATCH --exclude=n3,n4\n");
        StringAssert.Contains(script, "\nwf_monitor ");

        // A changed property compiles again.
        Assert.IsTrue(project.Build().Compiled);
        Assert.DoesNotContain("#SBATCH --nodelist", project.Read("Job.sh"));
        StringAssert.Contains(project.Fail("-p:SflowMonitorTasks=tt").Errors[0], "SFLOW2010: The workflow has no task 'tt'");
    }
}

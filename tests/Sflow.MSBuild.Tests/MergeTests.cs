namespace Sflow.MSBuild.Tests;

/// <summary>The property SflowMerge decides whether modules replace or merge what they define together.</summary>
[TestClass]
public sealed class MergeTests
{
    [TestMethod]
    public void ThePropertyDecidesHowModulesMerge()
    {
        using var project = new TestProject("""<SflowModule Include="base.yaml;a.yaml;b.yaml" />""");
        project.Write("base.yaml", Modules.Base);
        project.Write("a.yaml", "workflow: {name: small, tasks: [{name: t, script: [echo one], retries: {count: 2, interval: 1}}]}\n");
        project.Write("b.yaml", "workflow: {tasks: [{name: t, script: [echo two]}]}\n");
        StringAssert.Contains(project.Fail().Errors.Single(), "error SFLOW1113: There is already a task 't'");

        var merged = project.Build("-p:SflowMerge=deep");
        StringAssert.Contains(merged.Diagnostics.Single(), "warning SFLOW1130: 'workflow.tasks.t.script' is [");
        StringAssert.Contains(project.Read("Job.sh"), "echo two");
        StringAssert.Contains(project.Read("Job.yaml"), "# a.yaml, b.yaml");
        StringAssert.Contains(project.Read("Job.yaml"), "count: 2");
        Assert.IsFalse(project.Build("-p:SflowMerge=deep").Compiled);

        // Another value compiles again, and a wrong one is an error that proposes the near one.
        StringAssert.Contains(project.Fail("-p:SflowMerge=replace").Errors.Single(), "SFLOW1113");
        StringAssert.EndsWith(
            project.Fail("-p:SflowMerge=depe").Errors[0],
            "error SFLOW1913: The property SflowMerge can't be 'depe'. Did you mean 'deep'? Write replace or deep."
        );
    }
}

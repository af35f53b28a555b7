namespace Sflow.MSBuild.Tests;

/// <summary>The property SflowMonitor turns the hardware monitor on where the modules have none.</summary>
[TestClass]
public sealed class MonitorTests
{
    [TestMethod]
    public void ThePropertyTurnsTheMonitorOn()
    {
        using var project = new TestProject("""<SflowModule Include="base.yaml;a.yaml" />""");
        project.Write("base.yaml", Modules.Base);
        project.Write("a.yaml", "workflow: {name: small, tasks: [{name: t, script: [echo one]}]}\n");
        project.Build();
        Assert.DoesNotContain("\nwf_monitor ", project.Read("Job.sh"));

        project.Build("-p:SflowMonitor=true");
        StringAssert.Contains(project.Read("Job.sh"), "\nwf_monitor ");
        StringAssert.Contains(project.Read("Job.sh"), " 5000 cpu gpu=index,");
        Assert.IsFalse(project.Build("-p:SflowMonitor=true").Compiled);

        // A monitor of the modules stays as it is.
        project.Write("a.yaml", "workflow: {name: small, monitor: {interval: 700}, tasks: [{name: t, script: [echo one]}]}\n");
        project.Build("-p:SflowMonitor=true");
        StringAssert.Contains(project.Read("Job.sh"), " 700 cpu gpu=index,");
        StringAssert.Contains(project.Fail("-p:SflowMonitor=yes").Errors[0], "error SFLOW1913: The property SflowMonitor can't be 'yes'.");
    }
}

namespace Sflow.MSBuild.Tests;

/// <summary>The target Visualize draws what the project compiles.</summary>
[TestClass]
public sealed class VisualizeTests
{
    [TestMethod]
    public void TheTargetDrawsWorkflowsAndRows()
    {
        using var project = new TestProject(
            """
            <SflowModule Include="base.yaml;a.yaml" />
            <SflowSweep Include="rows.csv" Workflow="Job" />
            """
        );
        project.Write("base.yaml", Modules.Base);
        project.Write("a.yaml", "variables: {N: 1}\nworkflow: {name: small, tasks: [{name: t, script: ['echo $N']}]}\n");
        project.Write("rows.csv", "job_name,N\none,1\ntwo,2\n");
        project.Build("-t:Visualize", "-p:SflowDiagramVariables=true");
        StringAssert.StartsWith(project.Read("rows/two_002.svg"), "<svg ");
        StringAssert.Contains(project.Read("rows/two_002.svg"), ">N</text>");

        project.Build("-t:Visualize", "-p:SflowRows=1", "-p:SflowDiagramFormat=png+html");
        StringAssert.StartsWith(project.Read("rows/one_001.html"), "<!DOCTYPE html>");
        CollectionAssert.AreEqual(
            new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G' },
            File.ReadAllBytes(Path.Combine(project.Output, "rows", "one_001.png"))[..4]
        );
        Assert.IsFalse(File.Exists(Path.Combine(project.Output, "rows", "two_002.png")));

        StringAssert.EndsWith(
            project.Fail("-t:Visualize", "-p:SflowDiagramFormat=svgg").Errors[0],
            "error SFLOW1913: The property SflowDiagramFormat can't be 'svgg'. Did you mean 'svg'? "
                + "Write svg, png, html, mermaid or dot, or several with ;."
        );
    }
}

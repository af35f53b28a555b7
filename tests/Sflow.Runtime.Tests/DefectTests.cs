namespace Sflow.Runtime.Tests;

/// <summary>What nobody foresaw: a script that is broken itself.</summary>
[TestClass]
public sealed class DefectTests
{
    [TestMethod]
    public void AnErrorInTheGeneratedPartIsNotSuccess()
    {
        var outcome = Script.Run("echo $no_such_variable\n" + Words.Task("t", "true"));
        Assert.AreEqual(1, outcome.Code);
        Assert.Contains("the supervisor ended early", outcome.Error);
        Assert.AreEqual(0, outcome.Leftovers);
    }

    [TestMethod]
    public void AnErrorInTheSupervisorLeavesNothingBehind()
    {
        // The script brings its own version of a private function, which is defined when the loop runs.
        using var script = new Script("wf_grace 1\n" + Words.Task("t", "sleep 60") + Words.Task("u", "true"));
        var text = System
            .IO.File.ReadAllText(script.File)
            .Replace("\nsflow_main ", "\n_sf_completed() { : $no_such_variable; }\nsflow_main ");
        System.IO.File.WriteAllText(script.File, text);
        var outcome = script.Start().Finish(leftoverSeconds: 15);
        Assert.AreEqual(1, outcome.Code);
        Assert.AreEqual("LOST", outcome.Final);
        Assert.AreEqual(0, outcome.Leftovers);
    }
}

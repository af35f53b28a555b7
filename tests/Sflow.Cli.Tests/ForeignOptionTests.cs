using Sflow.Cli.Definitions;
using Sflow.Cli.Verbs;

namespace Sflow.Cli.Tests;

/// <summary>Options of nv-sflow that have nothing to do here: a command line that has them works, and says so.</summary>
[TestClass]
public sealed class ForeignOptionTests
{
    private const string Secret = "s3cr3t";

    // What makes a verb end soon, and without traces.
    private static readonly Dictionary<string, string> Endings = new() { ["batch"] = "-o -", ["run"] = "--dry-run" };

    public static IEnumerable<object[]> Verbs =>
        AllVerbs.New().Select(verb => verb.Name).Where(Endings.ContainsKey).Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Verbs))]
    [Covers("batch", "--sflow-venv-path", "--sflow-version", "--sflow-index-url", "--sflow-source-path")]
    [Covers("run", "--kubeconfig", "--kube-context", "--kube-namespace", "--kube-node-selector", "--kube-compute-domain-channel")]
    [Covers("run", "--kube-compute-domain-create", "--no-kube-compute-domain-create", "--kube-skip-pvc", "--kube-rdma", "--kube-handoff")]
    [Covers("run", "--extra-kubectl-args", "--extra-kubectl-apply-args", "--extra-docker-args", "--wait-for-gpus")]
    [Covers("run", "--offload-task-logs", "--no-offload-task-logs")]
    public void EachIsReportedOnceAndItsValueIsNot(string verb)
    {
        using var folder = new Workspace();
        var line = $"{verb} slurm.yaml tasks.yaml {Endings[verb]}";
        var own = folder.Do(line);
        Assert.IsFalse(own.Error.Contains("SFLOW2003", StringComparison.Ordinal), own.Text);
        var foreign = ForeignOptions.Of(verb).ToList();
        Assert.IsNotEmpty(foreign);
        var answer = folder.Do(line + string.Concat(foreign.Select(option => $" {option.Name}{ValueOf(option)}")));
        foreach (var option in foreign)
            Assert.AreEqual(1, answer.Error.Split($"info SFLOW2003: The option {option.Name} has no effect: ").Length - 1, answer.Text);
        Assert.IsFalse(answer.Text.Contains(Secret, StringComparison.Ordinal), answer.Text);
        Assert.AreEqual(own.Output, answer.Output);
    }

    [TestMethod]
    [Covers("batch", "--sflow-venv-path")]
    public void TheShortFormAndARepeatedOptionAreReportedOnce()
    {
        using var folder = new Workspace();
        var answer = folder.Do("batch slurm.yaml tasks.yaml -o - -v /scratch/venv --sflow-venv-path=/other");
        Assert.AreEqual(1, answer.Error.Split("SFLOW2003").Length - 1, answer.Text);
        Assert.AreEqual("", folder.Do("batch slurm.yaml tasks.yaml -o - -v /scratch/venv --log-level warning").Error);
    }

    // Arguments of other programs are options themselves.
    private static string ValueOf(ForeignOption option) =>
        option.Value is null ? ""
        : option.Name.EndsWith("-args", StringComparison.Ordinal) ? " --" + Secret
        : " " + Secret;

    [TestMethod]
    public void PagesNameThem()
    {
        StringAssert.Contains(ForeignOptions.Remark("batch")!, "--sflow-venv-path, -v");
        Assert.IsNull(ForeignOptions.Remark("plan"));
    }
}

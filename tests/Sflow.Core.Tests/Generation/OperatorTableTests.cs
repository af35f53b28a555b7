using Sflow.Binding;
using Sflow.Expressions;
using Sflow.Generation;
using Sflow.Generation.Commands;
using Sflow.Generation.Sbatch;
using Sflow.Generation.Shell;
using Sflow.Planning;
using Sflow.Resolution;
using Sflow.Tests.Planning;

namespace Sflow.Tests.Generation;

/// <summary>Each stage that treats the kinds of operators differently has a table, and no table lacks a kind.</summary>
[TestClass]
public sealed class OperatorTableTests
{
    private static readonly TextLocation At = TextLocation.OfFile("test");

    public static IEnumerable<object[]> Kinds => Slurm.Operators.Select(kind => new object[] { kind.Name });

    private static TargetTraits Slurm => new SbatchTarget().Traits;

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public void EveryKindHasRulesAndACommandOfItsOwn(string name)
    {
        var kind = OperatorKind.Find(name)!;
        Assert.IsNotNull(OperatorRules.Of(kind));
        Assert.AreSame(kind, SbatchOperator.Of(kind).Command.Kind);
    }

    [TestMethod]
    public void EveryCommandIsInTheTable()
    {
        var written = typeof(OperatorCommand).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(OperatorCommand)));
        var used = Slurm.Operators.Select(kind => SbatchOperator.Of(kind).Command.GetType());
        CollectionAssert.AreEquivalent(written.ToList(), used.ToList());
    }

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public void ACommandThatNeedsNoSlurmStandsOutsideTheSbatchFolder(string name)
    {
        var kind = OperatorKind.Find(name)!;
        Assert.AreEqual(
            kind.NeedsSlurm ? "Sflow.Generation.Sbatch.Commands" : "Sflow.Generation.Commands",
            SbatchOperator.Of(kind).Command.GetType().Namespace
        );
    }

    [TestMethod]
    [DataRow("bash", "", "bash -c", "")]
    [DataRow("python", ", python_exec: python3, extra_args: [-u]", "python3 -u -c", "")]
    [DataRow(
        "ssh",
        ", host: h, user: u, port: 22",
        "ssh -p 22 -o BatchMode=yes -o ConnectTimeout=30 -o ControlMaster=no -o ServerAliveInterval=30 u@h",
        "remote"
    )]
    [DataRow(
        "docker",
        ", image: i, pass_envs: false, mount_folders: false",
        "docker run --rm --name sflow-__SFLOW_JOB_ID__-t --init -e PYTHONUNBUFFERED i bash -lc",
        "docker_name sflow-__SFLOW_JOB_ID__-t"
    )]
    public void WordsAndLines(string type, string fields, string words, string line)
    {
        var task = Plans.Task("operator: op", $"type: {type}{fields}");
        var tokens = new TokenWriter("__SFLOW_");
        var operation = SbatchOperator.Of(task.Task.Operator.Kind);
        var plan = Plans.Of("workflow: {name: w, tasks: [{name: t, script: [x]}]}");
        Assert.AreEqual(words, string.Join(" ", operation.Command.Words(plan, task, new SharedFolders([])).Select(tokens.Write)));
        Assert.AreEqual(line, operation.Line(task, tokens) ?? "");
    }

    [TestMethod]
    [DataRow("label: true", "labelled")]
    [DataRow("label: false", "")]
    [DataRow("overlap: false", "labelled")]
    public void TheLogOfAStepHasLabelsUnlessTheOperatorSaysOtherwise(string fields, string line)
    {
        var task = Plans.Task("operator: op", "type: srun, " + fields);
        Assert.AreEqual(line, SbatchOperator.Of(OperatorKind.Srun).Line(task, new TokenWriter("__SFLOW_")) ?? "");
    }

    [TestMethod]
    [DataRow("docker", "image", "-v")]
    [DataRow("docker", "image", "a b")]
    [DataRow("ssh", "host", "-oProxyCommand=x")]
    [DataRow("ssh", "user", "a b")]
    [DataRow("bash", "host", "")]
    [DataRow("python", "image", "")]
    public void AFieldThatIsAWordOfItsOwnMustBeOne(string type, string field, string wrong)
    {
        var kind = OperatorKind.Find(type)!;
        var diagnostics = new DiagnosticBag();
        var options = new Dictionary<string, ExprValue> { [field] = new TextValue(wrong.Length > 0 ? wrong : "-v") };
        SbatchOperator.Of(kind).Command.Check(new ResolvedOperator("op", kind, options, At), diagnostics);
        Assert.AreEqual(wrong.Length > 0 ? 1 : 0, diagnostics.Count, string.Join("\n", diagnostics));
    }
}

using Sflow.Compilation;

namespace Sflow.Tests.Compilation;

/// <summary>A document can hold what no target runs. Only a job needs a target.</summary>
[TestClass]
public sealed class DocumentsOnlyTests
{
    private const string Module = """
        version: "0.1"
        variables:
          TEAM: {value: team}
        storage:
          results: {type: s3, bucket: "${{ variables.TEAM }}-results"}
        backends:
          - {name: kube, type: kubernetes, volumes: [{name: m, claim: c, mount_path: /m}]}
        operators:
          - {name: pod, type: k8s, image: x}
          - {name: box, type: docker_run, image: x}
        workflow:
          name: w
          upload_all: {target: results}
          tasks:
            - {name: a, operator: pod, script: [x], uploads: [{target: results, from: "*.csv", to: out/}]}
            - {name: b, operator: {name: box, type: docker}, script: [x]}
        """;

    [TestMethod]
    [DataRow(CompileOutputs.Composed)]
    [DataRow(CompileOutputs.Resolved)]
    [DataRow(CompileOutputs.Composed | CompileOutputs.Resolved | CompileOutputs.Checks)]
    public void ADocumentKeepsWhatNoTargetRuns(CompileOutputs outputs)
    {
        var result = Compile(Module, outputs);
        Assert.AreEqual("", string.Join("\n", result.Diagnostics));
        var text = result.Files[0].Content.ToString();
        StringAssert.Contains(text, "    type: docker_run\n", StringComparison.Ordinal);
        StringAssert.Contains(text, "        type: docker\n", StringComparison.Ordinal);
        StringAssert.Contains(text, "  upload_all:\n    target: results\n", StringComparison.Ordinal);
        StringAssert.Contains(text, "storage:\n  - name: results\n    type: s3\n", StringComparison.Ordinal);
    }

    [TestMethod]
    public void AResolvedDocumentHasTheValuesOfStorageTargets()
    {
        var text = Compile(Module, CompileOutputs.Resolved).Files[0].Content.ToString();
        StringAssert.Contains(text, "    bucket: team-results\n", StringComparison.Ordinal);
        Assert.DoesNotContain("variables:", text);
    }

    [TestMethod]
    [DataRow(CompileOutputs.None)]
    [DataRow(CompileOutputs.Plan)]
    [DataRow(CompileOutputs.Jobs)]
    [DataRow(CompileOutputs.Composed | CompileOutputs.Jobs)]
    public void EverythingElseNeedsATarget(CompileOutputs outputs)
    {
        var codes = Compile(Module, outputs).Diagnostics.Select(diagnostic => diagnostic.Code);
        Assert.AreEqual("SFLOW1230 SFLOW1232", string.Join(" ", codes.Order(StringComparer.Ordinal)));
    }

    [TestMethod]
    public void ADocumentIsStillCheckedForATargetThatCanRunIt()
    {
        var module = """
            version: "0.1"
            backends:
              - {name: one, type: slurm, account: a, partition: p, time: 30, nodes: 1, gpus_per_node: 1}
              - {name: two, type: slurm, account: a, partition: p, time: 30, nodes: 1, gpus_per_node: 1}
            workflow: {name: w, tasks: [{name: a, backend: one, script: [x]}, {name: b, backend: two, script: [x]}]}
            """;
        Assert.IsFalse(Compile(module, CompileOutputs.Composed).Success);
    }

    private static CompileResult Compile(string module, CompileOutputs outputs) =>
        new WorkflowCompiler(new OneFile(module)).Compile(
            new CompileRequest
            {
                Name = "w",
                Modules = [new("w.yaml", TextLocation.OfFile("Job.proj"))],
                Outputs = outputs,
            }
        );

    private sealed class OneFile(string text) : ISourceReader
    {
        public SourceReadResult Read(string path) => new(Encoding.UTF8.GetBytes(text), null);
    }
}

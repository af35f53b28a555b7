using Sflow.Generation.Diagrams;
using Sflow.Tests.Planning;

namespace Sflow.Tests.Generation.Diagrams;

/// <summary>What a diagram says about a workflow.</summary>
[TestClass]
public sealed class DiagramBuilderTests
{
    [TestMethod]
    public void ReplicasAreOneNodeAndEdgesSayWhatTheyWaitFor()
    {
        var graph = Graph(
            """
            workflow:
              name: w
              tasks:
                - {name: load, script: [x], required_by: [worker]}
                - name: worker
                  replicas: {count: 4}
                  depends_on: [load]
                  resources: {gpus: {count: 2}}
                  probes: {readiness: {tcp_port: {port: 8000}, timeout: 60}}
                  script: [x]
                - {name: bench, depends_on: [worker], script: [x]}
            """
        );
        Assert.AreEqual("load, worker × 4, bench", string.Join(", ", graph.Nodes.Select(node => node.Title)));
        Assert.AreEqual("0>1 done, 1>2 ready", string.Join(", ", graph.Edges.Select(edge => $"{edge.From}>{edge.To} {edge.Word}")));
        CollectionAssert.IsSubsetOf(
            new[] { "ready: tcp 8000", "0: node 0 · GPU 0-1", "3: node 1 · GPU 2-3" },
            TaskBox.Lines(graph.Nodes[1]).ToList()
        );
        Assert.AreEqual("6 tasks · cluster: 3 nodes of 4 GPUs", graph.Summary);
    }

    [TestMethod]
    public void ManyReplicasShareALine()
    {
        var graph = Graph(
            "workflow: {name: w, tasks: [{name: t, replicas: {count: 12}, resources: {gpus: {count: 1}}, script: [x], timeout: 90}]}\n"
        );
        CollectionAssert.AreEqual(new[] { "srun", "nodes 0-2 · 1 GPU each", "timeout 00:01:30" }, TaskBox.Lines(graph.Nodes[0]).ToList());
    }

    [TestMethod]
    public void ReplicasInATurnAreNoEdgeAndOthersMayWaitForTheFirst()
    {
        var graph = Graph(
            """
            workflow:
              name: w
              tasks:
                - {name: after, depends_on: [step], script: [x]}
                - {name: step, replicas: {count: 3, policy: sequential}, retries: {count: 2, interval: 1}, script: [x]}
            """
        );
        Assert.AreEqual("step × 3, after", string.Join(", ", graph.Nodes.Select(node => node.Title)));
        Assert.AreEqual(new DiagramEdge(0, 1, false), graph.Edges.Single());
        CollectionAssert.Contains(TaskBox.Lines(graph.Nodes[0]).ToList(), "2 retries · one after another");
    }

    [TestMethod]
    public void VariablesAreShownWithoutSecrets()
    {
        var graph = Graph(
            """
            variables:
              TP: {type: integer, value: 8}
              OUTPUT_TOKENS: {type: integer, value: 64}
              HF_TOKEN: {value: hf_abc}
              MY_API_KEY: {value: k}
              DB: {value: "postgres://me:pw@host/db"}
            workflow: {name: w, tasks: [{name: t, script: ["echo $TP $OUTPUT_TOKENS $HF_TOKEN $MY_API_KEY $DB"]}]}
            """,
            showsVariables: true
        );
        Assert.AreEqual(
            "TP=8, OUTPUT_TOKENS=64, HF_TOKEN=***, MY_API_KEY=***, DB=postgres://me:***@host/db",
            string.Join(", ", graph.Variables.Select(variable => $"{variable.Name}={variable.Value}"))
        );
    }

    [TestMethod]
    public void ADenseGraphLeavesOutWhatOthersImplyAndSaysSo()
    {
        var tasks = Enumerable
            .Range(0, 40)
            .Select(i =>
                $"    - {{name: t{i}, depends_on: [{string.Join(", ", Enumerable.Range(0, i).Select(j => "t" + j))}], script: [x]}}\n"
            );
        var graph = Graph("workflow:\n  name: w\n  tasks:\n" + string.Concat(tasks));
        CollectionAssert.AreEqual(Enumerable.Range(1, 39).Select(to => new DiagramEdge(to - 1, to, false)).ToList(), graph.Edges.ToList());
        Assert.AreEqual("741 dependencies that others imply are not drawn.", graph.Notes.Single());
    }

    [TestMethod]
    public void EveryTaskWithGpusIsABarOnItsNode()
    {
        var drawing = DrawingBuilder.Of(
            Graph(
                """
                workflow:
                  name: w
                  tasks:
                    - {name: first, resources: {gpus: {count: 4}}, script: [x]}
                    - {name: second, depends_on: [first], resources: {gpus: {count: 4}}, script: [x]}
                """
            )
        );
        var bars = drawing.Shapes.OfType<GroupShape>().Where(group => group.Title.Contains("\nnode 0", StringComparison.Ordinal)).ToList();
        CollectionAssert.IsSubsetOf(
            new[] { "first\nnode 0 · GPU 0-3", "second\nnode 0 · GPU 0-3" },
            bars.Select(bar => bar.Title).ToList()
        );
        var areas = bars.Where(bar => bar.Shapes.Count == 2).Select(bar => ((BoxShape)bar.Shapes[0]).Area).ToList();
        Assert.AreEqual(areas[0].X, areas[1].X);
        Assert.IsGreaterThan(areas[0].Bottom, areas[1].Y);
    }

    private static DiagramGraph Graph(string module, bool showsVariables = false) => DiagramBuilder.Of(Plans.Of(module), showsVariables);
}

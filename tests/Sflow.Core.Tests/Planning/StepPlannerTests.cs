using Sflow.Planning;

namespace Sflow.Tests.Planning;

/// <summary>What the plan decides about steps of a Slurm job, so that no target has to.</summary>
[TestClass]
public sealed class StepPlannerTests
{
    [TestMethod]
    [DataRow("", 1, 1)]
    [DataRow("cpus_per_task: 3", 1, 3)]
    [DataRow("ntasks_per_node: 2, cpus_per_task: 3", 1, 6)]
    [DataRow("ntasks_per_node: 2, ntasks: 100, cpus_per_task: 3", 1, 6, DisplayName = "the number per node wins")]
    [DataRow("ntasks: 5, cpus_per_task: 2", 1, 10)]
    [DataRow("ntasks: 5, cpus_per_task: 2", 2, 6, DisplayName = "the fullest of two nodes has three ranks")]
    [DataRow("extra_args: [--cpus-per-task=8]", 1, 8)]
    [DataRow("extra_args: [--cpus-per-task, 8]", 1, 8)]
    [DataRow("extra_args: [-c8, -n, 4]", 1, 32)]
    [DataRow("extra_args: [-vn4]", 2, 2, DisplayName = "behind a switch, four ranks on two nodes")]
    [DataRow("ntasks: 2, cpus_per_task: 2, extra_args: [--ntasks=3, -c 4]", 1, 12, DisplayName = "srun's own words win")]
    [DataRow("extra_args: [--ntasks-per-node=2, --ntasks=100]", 1, 2)]
    [DataRow("extra_args: [--cpu-bind=none, -N2, -n]", 1, 1)]
    [DataRow("ntasks: 999999999, cpus_per_task: 999999999", 1, 100_000)]
    public void AStepNeedsItsRanksTimesTheirCPUs(string fields, int nodes, int cpus) =>
        Assert.AreEqual(cpus, Step(fields, nodes).CpusPerNode);

    [TestMethod]
    [DataRow("", null)]
    [DataRow("cpus_per_task: 3", 1)]
    [DataRow("cpus_per_task: 3, ntasks: 2", null)]
    [DataRow("cpus_per_task: 3, ntasks_per_node: 2", null)]
    [DataRow("cpus_per_task: 3, extra_args: [--ntasks=2]", null)]
    [DataRow("cpus_per_task: 3, extra_args: [-n2]", null)]
    [DataRow("cpus_per_task: 3, extra_args: [-vn2]", null)]
    [DataRow("cpus_per_task: 3, extra_args: [--no-kill]", 1)]
    public void RanksAreDecidedWhereSlurmWouldStartTooMany(string fields, int? ranks) => Assert.AreEqual(ranks, Step(fields).RanksPerNode);

    [TestMethod]
    [DataRow("", "none")]
    [DataRow("container_mounts: [\"/a:/a\"]", "none", DisplayName = "mounts alone make no container")]
    [DataRow("container_image: a/b:1", "image a/b:1, no name, maker")]
    [DataRow("container_name: \"box:exec\"", "no image, job's box")]
    [DataRow("container_name: box, container_name_scope: Node", "no image, node's box")]
    [DataRow("extra_args: [--container-image=a/b:1, --container-name, box]", "image a/b:1, job's box, maker")]
    public void AContainerHasAnOwner(string fields, string expected)
    {
        var container = Step(fields).Container;
        var name = container?.Name is { } text ? $"{(container.IsOfNode ? "node" : "job")}'s {text.ToText()}" : "no name";
        var image = container?.Image is { } path ? "image " + path.ToText() : "no image";
        Assert.AreEqual(expected, container is null ? "none" : $"{image}, {name}{(container.IsMaker ? ", maker" : "")}");
    }

    [TestMethod]
    public void MountsAndVariablesAreThoseOfTheFieldAndThoseAmongTheWords()
    {
        var container = Step(
            "container_image: a/b:1, container_mounts: [\"/a:/b\"], "
                + "extra_args: [\"--container-mounts=/c:/d,/e:/f\", --container-env, \"A,B\", --no-kill]"
        ).Container!;
        Assert.AreEqual("/a:/b", string.Join(" ", container.Mounts.Select(mount => mount.ToText())));
        Assert.AreEqual("/c:/d,/e:/f", string.Join(" ", container.MoreMounts.Select(mount => mount.ToText())));
        Assert.AreEqual("A,B", string.Join(" ", container.Variables.Select(names => names.ToText())));
    }

    [TestMethod]
    public void OnlyAStepOfSlurmHasDecisionsAboutAStep()
    {
        Assert.IsNull(Plans.Task("operator: op", "type: bash").Step);
        Assert.IsNull(Plans.Task("operator: op", "type: docker, image: a").Step);
        Assert.IsNotNull(Plans.Task("").Step, "an allocation's tasks are steps by default");
    }

    [TestMethod]
    public void APlanKnowsItsWidestStepAndItsGrace()
    {
        var plan = Plans.Of(
            """
            operators: [{name: wide, type: srun, cpus_per_task: 7}, {name: plain, type: bash}]
            workflow:
              name: w
              tasks:
                - {name: a, script: [x]}
                - {name: b, script: [x], operator: wide}
                - {name: c, script: [x], operator: plain}
            """
        );
        Assert.AreEqual(7, plan.CpusPerNode);
        Assert.AreEqual(10, plan.Grace);
        Assert.AreEqual(1, Plans.Of("workflow: {name: w, tasks: [{name: a, script: [x]}]}").CpusPerNode);
    }

    private static PlannedStep Step(string fields, int nodes = 1) =>
        Plans
            .Task($"operator: op, resources: {{nodes: {{count: {nodes}}}}}", $"type: srun, {(fields.Length > 0 ? fields : "label: true")}")
            .Step!;
}

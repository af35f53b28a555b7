using Sflow.Binding;
using Sflow.Resolution;
using Sflow.Tests.Planning;

namespace Sflow.Tests.Resolution;

/// <summary>The hosts of docker backends, and what the backend gives to tasks without an operator.</summary>
[TestClass]
public sealed class HostResolverTests
{
    private const string Hosts =
        "hosts: [{name: one, context: c, ip_address: '${{ variables.IP }}', gpus_per_node: 4}, {name: two, context: d}]";

    [TestMethod]
    public void AHostIsANodeWithItsNameAndAddress()
    {
        var backend = Backend($"image: i, gpus_per_node: 2, {Hosts}");
        Assert.AreEqual((2, 4, 2), (backend.Nodes, backend.GpusOf(0), backend.GpusOf(1)));
        Assert.AreEqual("one 10.0.0.1", $"{backend.NodeName(0).ToText()} {backend.NodeAddress(0).ToText()}");
        Assert.AreEqual("two ", $"{backend.NodeName(1).ToText()} {backend.NodeAddress(1).ToText()}");
    }

    [TestMethod]
    [DataRow("include_nodes: [two]", "two")]
    [DataRow("exclude_nodes: ['${{ \"two\" }}']", "one")]
    [DataRow("include_nodes: []", "one two")]
    public void FiltersChooseHosts(string filter, string names)
    {
        var backend = Backend($"image: i, {Hosts}, {filter}");
        Assert.AreEqual(names, string.Join(" ", backend.Hosts.Select(host => host.Name)));
    }

    [TestMethod]
    public void WithoutHostsTheNodesAreThisMachine()
    {
        var backend = Backend("image: i, nodes: 2");
        Assert.AreEqual("localhost-1 127.0.0.1", $"{backend.NodeName(1).ToText()} {backend.NodeAddress(1).ToText()}");
    }

    [TestMethod]
    public void ATaskWithoutAnOperatorRunsInTheBackendsImage()
    {
        var plan = Plans.OfWhole(Module("image: 'i:${{ variables.IP }}', mounts: ['/m:/m'], workdir: /w, extra_args: [--rm]"));
        var operation = plan.Tasks[0].Task.Operator;
        Assert.AreEqual(OperatorKind.Docker, operation.Kind);
        Assert.AreEqual(
            "extra_args=['--rm'] image='i:10.0.0.1' mounts=['/m:/m'] workdir='/w'",
            string.Join(" ", operation.Options.OrderBy(option => option.Key).Select(option => $"{option.Key}={option.Value.Repr()}"))
        );
    }

    private static ResolvedBackend Backend(string fields) => Plans.OfWhole(Module(fields)).Backends[0];

    private static string Module(string fields) =>
        "version: '0.1'\nvariables: {IP: {value: 10.0.0.1}}\n"
        + $"backends: [{{name: d, type: docker, {fields}}}]\nworkflow: {{name: w, tasks: [{{name: a, script: [x]}}]}}";
}

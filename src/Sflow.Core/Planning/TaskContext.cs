using System.Diagnostics.CodeAnalysis;
using Sflow.Expressions;
using Sflow.Resolution;

namespace Sflow.Planning;

/// <summary><c>task</c>: every placed task by its name; a replicated one is also a list by its base name.</summary>
internal sealed class TaskContext : HostObject
{
    private readonly Dictionary<string, ExprValue> members = [];

    public TaskContext(IReadOnlyList<ResolvedTask> tasks, IReadOnlyDictionary<string, Placement> placements)
    {
        foreach (var task in tasks)
            members[task.Name] = new TaskObject(task, placements[task.Name]);
        foreach (var group in tasks.Where(task => task.IsReplica).GroupBy(task => task.BaseName.Value))
            members[group.Key] = new ListValue([.. group.Select(task => members[task.Name])]).From(new ReplicasOrigin(group.First()));
    }

    public override string TypeName => "dict";

    public override bool IsMapping => true;

    public override IEnumerable<string> MemberNames => members.Keys;

    public override bool TryGetMember(string name, [NotNullWhen(true)] out ExprValue? value) => members.TryGetValue(name, out value);
}

/// <summary>Explains what a list of replicas is asked for as if it were one task.</summary>
/// <param name="first">The first of the replicas.</param>
internal sealed class ReplicasOrigin(ResolvedTask first) : ValueOrigin
{
    public override IEnumerable<string> MemberNames => [];

    public override bool TryGetMember(ExprValue value, string name, [NotNullWhen(true)] out ExprValue? member)
    {
        var task = first.BaseName.Value;
        member = TaskObject.Members.Contains(name)
            ? UndefinedValue.NotHere(
                $"task.{task}.{name}",
                $"task.{task} is a list of replicas; write task.{task}[0].{name} or task.{first.Name}.{name}"
            )
            : null;
        return member is not null;
    }
}

/// <summary>
/// A task with its placement: <c>nodes</c>, <c>gpus</c>, <c>backend</c>, <c>operator</c>, <c>service</c>.
/// </summary>
internal sealed class TaskObject(ResolvedTask task, Placement placement) : HostObject
{
    public override string TypeName => "task";

    public static IReadOnlyList<string> Members { get; } = ["nodes", "gpus", "backend", "operator", "service"];

    public override IEnumerable<string> MemberNames => Members;

    public override bool TryGetMember(string name, [NotNullWhen(true)] out ExprValue? value)
    {
        value = name switch
        {
            "nodes" => NodeValues.Of(task.Backend, placement.Nodes),
            "gpus" => new ListValue([.. placement.Gpus.Select(gpu => new IntValue(gpu))]),
            "backend" => new TextValue(task.Backend.Name.Value),
            "operator" => new TextValue(task.Operator.Name),
            "service" => new ServiceObject(task, placement),
            _ => null,
        };
        return value is not null;
    }
}

/// <summary>
/// Where others reach a task: <c>host</c>, the address of its first node; <c>port</c>, the first of its ports; and <c>url</c>.
/// </summary>
internal sealed class ServiceObject(ResolvedTask task, Placement placement) : HostObject
{
    public override string TypeName => "service";

    public override IEnumerable<string> MemberNames => ["host", "port", "url"];

    public override bool TryGetMember(string name, [NotNullWhen(true)] out ExprValue? value)
    {
        value = name switch
        {
            "host" => Host,
            "port" => Port is { } port ? port : NoPort(name),
            "url" => Port is { } first
                ? RuntimeText.Concat(new TextValue("http://"), Host, new TextValue(":"), first).Simplify()
                : NoPort(name),
            _ => null,
        };
        return value is not null;
    }

    private ExprValue Host => task.Backend.NodeAddress(placement.Nodes[0]);

    private IntValue? Port => task.Ports.Count > 0 ? new IntValue(task.Ports[0].Number) : null;

    private UndefinedValue NoPort(string name) =>
        UndefinedValue.NotHere(
            $"task.{task.Name}.service.{name}",
            $"task {Quote.Text(task.BaseName.Value)} has no ports; give it the port of its service, such as 'ports: [{{port: 8000}}]'"
        );
}

/// <summary>The names that scripts, probes and artifacts see after the placement: their own scope and <c>task</c>.</summary>
internal sealed class PlacedScope(IScope inner, TaskContext tasks) : IScope
{
    public IEnumerable<string> Names => inner.Names.Concat(["task"]);

    public bool TryGet(string name, [NotNullWhen(true)] out ExprValue? value)
    {
        if (name != "task")
            return inner.TryGet(name, out value);
        value = tasks;
        return true;
    }
}

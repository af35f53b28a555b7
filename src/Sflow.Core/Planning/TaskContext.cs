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
            members[group.Key] = new ListValue([.. group.Select(task => members[task.Name])]);
    }

    public override string TypeName => "dict";

    public override bool IsMapping => true;

    public override IEnumerable<string> MemberNames => members.Keys;

    public override bool TryGetMember(string name, [NotNullWhen(true)] out ExprValue? value) => members.TryGetValue(name, out value);
}

/// <summary>A task with its placement: <c>nodes</c>, <c>gpus</c>, <c>backend</c>, <c>operator</c>.</summary>
internal sealed class TaskObject(ResolvedTask task, Placement placement) : HostObject
{
    public override string TypeName => "task";

    public override IEnumerable<string> MemberNames => ["nodes", "gpus", "backend", "operator"];

    public override bool TryGetMember(string name, [NotNullWhen(true)] out ExprValue? value)
    {
        value = name switch
        {
            "nodes" => NodeValues.Of(task.Backend, placement.Nodes),
            "gpus" => new ListValue([.. placement.Gpus.Select(gpu => new IntValue(gpu))]),
            "backend" => new TextValue(task.Backend.Name.Value),
            "operator" => new TextValue(task.Operator.Name),
            _ => null,
        };
        return value is not null;
    }
}

/// <summary>The names that a script sees: its own scope and <c>task</c>.</summary>
internal sealed class ScriptScope(IScope inner, TaskContext tasks) : IScope
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

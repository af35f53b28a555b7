using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using Sflow.Expressions;

namespace Sflow.Resolution;

/// <summary><c>variables</c>: every variable by name.</summary>
internal sealed class VariablesObject(SymbolScope scope, IEnumerable<string> names) : HostObject
{
    public override string TypeName => "dict";

    public override bool IsMapping => true;

    public override IEnumerable<string> MemberNames => names;

    public override bool TryGetMember(string name, [NotNullWhen(true)] out ExprValue? value) => (value = scope.Variable(name)) is not null;
}

/// <summary><c>artifacts</c>: every artifact by name.</summary>
internal sealed class ArtifactsObject(SymbolTable table) : HostObject
{
    public override string TypeName => "dict";

    public override bool IsMapping => true;

    public override IEnumerable<string> MemberNames => table.ArtifactNames;

    public override bool TryGetMember(string name, [NotNullWhen(true)] out ExprValue? value)
    {
        value = !table.HasArtifact(name) ? null : table.Artifact(name) is { } artifact ? new ArtifactObject(artifact) : UndefinedValue.Reported;
        return value is not null;
    }
}

/// <summary>An artifact: <c>path</c>, <c>uri</c>, <c>name</c>.</summary>
internal sealed class ArtifactObject(ResolvedArtifact artifact) : HostObject
{
    public override string TypeName => "artifact";

    public ResolvedArtifact Artifact => artifact;

    public override IEnumerable<string> MemberNames => ["path", "uri", "name"];

    public override bool TryGetMember(string name, [NotNullWhen(true)] out ExprValue? value)
    {
        value = name switch
        {
            "path" => artifact.Path,
            "uri" => artifact.Uri,
            "name" => new TextValue(artifact.Name.Value),
            _ => null,
        };
        return value is not null;
    }
}

/// <summary><c>backends</c>: every backend by name.</summary>
internal sealed class BackendsObject(IReadOnlyDictionary<string, ResolvedBackend> backends) : HostObject
{
    public override string TypeName => "dict";

    public override bool IsMapping => true;

    public override IEnumerable<string> MemberNames => backends.Keys;

    public override bool TryGetMember(string name, [NotNullWhen(true)] out ExprValue? value) =>
        (value = backends.TryGetValue(name, out var backend) ? new BackendObject(backend) : null) is not null;
}

/// <summary>A backend: <c>name</c> and <c>nodes</c>.</summary>
internal sealed class BackendObject(ResolvedBackend backend) : HostObject
{
    public override string TypeName => "backend";

    public override IEnumerable<string> MemberNames => ["name", "nodes"];

    public override bool TryGetMember(string name, [NotNullWhen(true)] out ExprValue? value)
    {
        value = name switch
        {
            "name" => new TextValue(backend.Name.Value),
            "nodes" => new ListValue([.. Enumerable.Range(0, backend.Nodes).Select(index => new NodeObject(backend, index))]),
            _ => null,
        };
        return value is not null;
    }
}

/// <summary>A node of a backend: <c>name</c>, <c>ip_address</c>, <c>index</c>, <c>num_gpus</c>.</summary>
public sealed class NodeObject(ResolvedBackend backend, int index) : HostObject
{
    /// <inheritdoc/>
    public override string TypeName => "node";

    /// <inheritdoc/>
    public override IEnumerable<string> MemberNames => ["name", "ip_address", "index", "num_gpus"];

    /// <inheritdoc/>
    public override bool TryGetMember(string name, [NotNullWhen(true)] out ExprValue? value)
    {
        value = name switch
        {
            "name" => backend.NodeName(index),
            "ip_address" => backend.NodeAddress(index),
            "index" => new IntValue(index),
            "num_gpus" => backend.GpusPerNode is { } gpus ? new IntValue(gpus) : NoneValue.Instance,
            _ => null,
        };
        return value is not null;
    }
}

/// <summary><c>workflow</c>: its <c>name</c>.</summary>
internal sealed class WorkflowObject(string workflowName) : HostObject
{
    public override string TypeName => "workflow";

    public override IEnumerable<string> MemberNames => ["name"];

    public override bool TryGetMember(string name, [NotNullWhen(true)] out ExprValue? value) =>
        (value = name == "name" ? new TextValue(workflowName) : null) is not null;
}

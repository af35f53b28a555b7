using System.Diagnostics.CodeAnalysis;
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
        value =
            !table.HasArtifact(name) ? null
            : table.Artifact(name) is { } artifact ? new ArtifactObject(artifact)
            : UndefinedValue.Reported;
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
internal sealed class BackendsObject(SymbolTable table) : HostObject
{
    public override string TypeName => "dict";

    public override bool IsMapping => true;

    public override IEnumerable<string> MemberNames => table.BackendNames;

    public override bool TryGetMember(string name, [NotNullWhen(true)] out ExprValue? value)
    {
        value =
            !table.BackendNames.Contains(name) ? null
            : table.Backend(name) is { } backend ? backend
            : UndefinedValue.Reported;
        return value is not null;
    }
}

/// <summary>A backend: <c>name</c> and <c>nodes</c>.</summary>
internal sealed class BackendObject(ResolvedBackend backend) : HostObject
{
    private readonly Lazy<ListValue> nodes = new(() => NodeValues.Of(backend, Enumerable.Range(0, backend.Nodes)));

    public override string TypeName => "backend";

    public ResolvedBackend Backend => backend;

    public override IEnumerable<string> MemberNames => ["name", "nodes"];

    public override bool TryGetMember(string name, [NotNullWhen(true)] out ExprValue? value)
    {
        value = name switch
        {
            "name" => new TextValue(backend.Name.Value),
            "nodes" => nodes.Value,
            _ => null,
        };
        return value is not null;
    }
}

/// <summary>
/// The nodes of a backend as expressions see them: mappings with <c>name</c>, <c>ip_address</c>, <c>index</c> and <c>num_gpus</c>.
/// </summary>
internal static class NodeValues
{
    /// <summary>Some nodes of a backend; <c>index</c> numbers them in this order.</summary>
    public static ListValue Of(ResolvedBackend backend, IEnumerable<int> nodes) =>
        new([.. nodes.Select((node, position) => Node(backend, node, position))]);

    private static DictValue Node(ResolvedBackend backend, int node, int position) =>
        new(
            new KeyValuePair<ExprValue, ExprValue>[]
            {
                new(new TextValue("name"), backend.NodeName(node)),
                new(new TextValue("ip_address"), backend.NodeAddress(node)),
                new(new TextValue("index"), new IntValue(position)),
                new(new TextValue("num_gpus"), backend.GpusPerNode is { } gpus ? new IntValue(gpus) : NoneValue.Instance),
            }
        );
}

/// <summary><c>workflow</c>: its <c>name</c>.</summary>
internal sealed class WorkflowObject(string workflowName) : HostObject
{
    public override string TypeName => "workflow";

    public override IEnumerable<string> MemberNames => ["name"];

    public override bool TryGetMember(string name, [NotNullWhen(true)] out ExprValue? value) =>
        (value = name == "name" ? new TextValue(workflowName) : null) is not null;
}

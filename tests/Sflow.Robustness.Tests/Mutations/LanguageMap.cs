using Sflow.Binding;
using Sflow.Composition;
using Sflow.Diagnostics;
using Sflow.Expressions;
using Sflow.Syntax;
using Sflow.Text;

namespace Sflow.Robustness.Mutations;

/// <summary>Every key, definition, reference and text with expressions of a workflow's modules, each at its place.</summary>
internal sealed class LanguageMap
{
    private static readonly MappingSchema Module = Names(
        "a module",
        "version",
        "variables",
        "artifacts",
        "backends",
        "operators",
        "workflow"
    );
    private static readonly MappingSchema Workflow = Names("workflow", "name", "timeout", "variables", "tasks");
    private readonly HashSet<(string, int)> seen = [];

    public LanguageMap(ModuleSet set)
    {
        var roots = set
            .Files.Select(file => (file.Key, Root: YamlReader.Read(new SourceText(file.Key, file.Value), new DiagnosticBag())!.Root))
            .ToList();
        foreach (var (_, root) in roots)
            CollectOperatorTypes(root);
        foreach (var (file, root) in roots)
            Walk(file, root, Module);
    }

    public List<FieldSite> Fields { get; } = [];

    public List<Definition> Definitions { get; } = [];

    public List<Reference> References { get; } = [];

    /// <summary>Lists with items that have a <c>name</c> each.</summary>
    public List<(string File, string Section, SequenceSyntax List)> NamedLists { get; } = [];

    private Dictionary<string, MappingSchema> OperatorTypes { get; } = [];

    private static MappingSchema Names(string name, params string[] keys) =>
        new(name, [.. keys.Select(key => new FieldSchema(key, FieldKind.Nested, ""))]);

    private void CollectOperatorTypes(MappingSyntax root)
    {
        foreach (var (name, body) in Items(root.Get("operators")))
            OperatorTypes[name.Text] = OperatorKind.Find((body.Get("type") as ScalarSyntax)?.Text ?? "bash")!.Schema;
    }

    private static IEnumerable<(ScalarSyntax Name, MappingSyntax Body)> Items(NodeSyntax? section) =>
        section switch
        {
            MappingSyntax map => map
                .Entries.Where(entry => entry.Value is MappingSyntax)
                .Select(entry => (entry.Key, (MappingSyntax)entry.Value)),
            SequenceSyntax list => list.Items.OfType<MappingSyntax>().Select(item => ((ScalarSyntax)item.Get("name")!, item)),
            _ => [],
        };

    private void Walk(string file, MappingSyntax mapping, MappingSchema schema)
    {
        foreach (var entry in mapping.Entries)
        {
            // What an anchor names stands once in the file.
            if (!seen.Add((file, entry.Key.Location.Span.Start)))
                continue;
            Fields.Add(new FieldSite(file, mapping, entry, schema, schema.Find(entry.Name)));
            Below(file, entry, schema);
        }
    }

    private void Below(string file, MappingEntrySyntax entry, MappingSchema schema)
    {
        var value = entry.Value;
        switch (entry.Name)
        {
            case "variables" when ReferenceEquals(schema, ModuleSchema.Replicas):
                Refer(file, "variable", value);
                break;
            case "variables":
                Section(file, "variable", value, _ => ModuleSchema.Variable);
                break;
            case "artifacts":
                Section(file, "artifact", value, _ => ModuleSchema.Artifact);
                break;
            case "backends":
                Section(
                    file,
                    "backend",
                    value,
                    body => (body.Get("type") as ScalarSyntax)?.Text == "slurm" ? ModuleSchema.SlurmBackend : ModuleSchema.LocalBackend
                );
                break;
            case "operators":
                Section(file, "operator", value, body => OperatorKind.Find(((ScalarSyntax)body.Get("type")!).Text)!.Schema);
                break;
            case "tasks":
                Section(file, "task", value, _ => ModuleSchema.Task);
                break;
            case "operator" when value is MappingSyntax map:
                Refer(file, "operator", map.Get("name")!);
                Walk(file, map, OperatorTypes[((ScalarSyntax)map.Get("name")!).Text]);
                break;
            case "operator" or "backend":
                Refer(file, entry.Name, value);
                break;
            case "depends_on" or "logger":
                Refer(file, "task", value);
                break;
            case "workflow":
                Walk(file, (MappingSyntax)value, Workflow);
                break;
            case "outputs":
                foreach (var item in ((SequenceSyntax)value).Items)
                    Walk(file, (MappingSyntax)item, ModuleSchema.Output);
                break;
            case "readiness" or "failure" when value is SequenceSyntax probes:
                foreach (var probe in probes.Items)
                    Walk(file, (MappingSyntax)probe, ModuleSchema.Probe);
                break;
            case "metrics":
                foreach (var metric in ((MappingSyntax)value).Entries)
                    Walk(file, (MappingSyntax)metric.Value, ModuleSchema.Metric);
                break;
            default:
                if (value is MappingSyntax section && SchemaOf(entry.Name) is { } inner)
                    Walk(file, section, inner);
                break;
        }
    }

    private static MappingSchema? SchemaOf(string key) =>
        key switch
        {
            "resources" => ModuleSchema.Resources,
            "nodes" => ModuleSchema.Nodes,
            "gpus" => ModuleSchema.Gpus,
            "replicas" => ModuleSchema.Replicas,
            "retries" => ModuleSchema.Retries,
            "probes" => ModuleSchema.Probes,
            "readiness" or "failure" => ModuleSchema.Probe,
            "tcp_port" => ModuleSchema.TcpPort,
            "http_get" => ModuleSchema.HttpGet,
            "http_post" => ModuleSchema.HttpPost,
            "log_watch" => ModuleSchema.LogWatch,
            _ => null,
        };

    private void Section(string file, string kind, NodeSyntax node, Func<MappingSyntax, MappingSchema> schema)
    {
        if (node is SequenceSyntax list)
            NamedLists.Add((file, kind, list));
        foreach (var (name, body) in Items(node))
        {
            Definitions.Add(new Definition(file, kind, name));
            Walk(file, body, schema(body));
        }
    }

    private void Refer(string file, string kind, NodeSyntax node)
    {
        foreach (
            var scalar in node is SequenceSyntax list ? list.Items.OfType<ScalarSyntax>()
            : node is ScalarSyntax one ? [one]
            : []
        )
            References.Add(new Reference(file, kind, scalar));
    }
}

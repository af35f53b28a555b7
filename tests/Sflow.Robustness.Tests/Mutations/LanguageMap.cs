using Sflow.Binding;
using Sflow.Composition;
using Sflow.Diagnostics;
using Sflow.Expressions;
using Sflow.Syntax;
using Sflow.Text;

namespace Sflow.Robustness.Mutations;

/// <summary>Every key, definition, reference and scalar of a workflow's modules, each at its place.</summary>
internal sealed class LanguageMap
{
    private static readonly MappingSchema Module = Names(
        "a module",
        "version",
        "variables",
        "artifacts",
        "backends",
        "operators",
        "storage",
        "workflow"
    );

    private static readonly MappingSchema Workflow = Names("workflow", "name", "timeout", "variables", "tasks", "upload_all", "monitor");

    private readonly HashSet<(string, int)> seen = [];
    private readonly Dictionary<string, MappingSchema> backendTypes = [];
    private readonly Dictionary<string, MappingSchema> operatorTypes = [];

    public LanguageMap(ModuleSet set)
    {
        var roots = set
            .Files.Select(file => (file.Key, Root: YamlReader.Read(new SourceText(file.Key, file.Value), new DiagnosticBag())!.Root))
            .ToList();
        Roots = roots;
        foreach (var (_, root) in roots)
            CollectTypes(root);
        foreach (var (file, root) in roots)
            Walk(file, root, Module);
    }

    /// <summary>The content of each module.</summary>
    public IReadOnlyList<(string File, MappingSyntax Root)> Roots { get; }

    public List<FieldSite> Fields { get; } = [];

    public List<Definition> Definitions { get; } = [];

    public List<Reference> References { get; } = [];

    /// <summary>Every scalar that is a value or an item of a list below a key of the language.</summary>
    public List<(string File, ScalarSyntax Scalar)> Scalars { get; } = [];

    /// <summary>Regular expressions, with or without a prefix.</summary>
    public List<(string File, ScalarSyntax Regex)> Regexes { get; } = [];

    /// <summary>Lists with items that have a <c>name</c> each.</summary>
    public List<(string File, string Section, SequenceSyntax List)> NamedLists { get; } = [];

    /// <summary>True where a later module replaces the value, so that it means nothing; the modules say so in a comment.</summary>
    public static bool IsReplaced(string line) => line.EndsWith("# replaced", StringComparison.Ordinal);

    private static MappingSchema Names(string name, params string[] keys) =>
        new(name, [.. keys.Select(key => new FieldSchema(key, FieldKind.Nested, ""))]);

    // Under a deep merge, a later module need not repeat the type.
    private void CollectTypes(MappingSyntax root)
    {
        foreach (var (name, body) in Items(root.Get("operators")))
        {
            if (TypeOf(body) is { } type || !operatorTypes.ContainsKey(name.Text))
                operatorTypes[name.Text] = OperatorKind.Find(TypeOf(body) ?? "bash")!.Schema;
        }

        foreach (var (name, body) in Items(root.Get("backends")))
        {
            if (TypeOf(body) is { } type)
                backendTypes[name.Text] = BackendKind.Find(type)!.Schema;
        }
    }

    private static string? TypeOf(MappingSyntax body) => (body.Get("type") as ScalarSyntax)?.Text;

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
            var field = schema.Find(entry.Name);
            Fields.Add(new FieldSite(file, mapping, entry, schema, field));
            AddScalars(file, entry.Value);
            Below(file, entry, schema, field);
        }
    }

    private void AddScalars(string file, NodeSyntax value)
    {
        if (value is ScalarSyntax scalar)
            Scalars.Add((file, scalar));
        else if (value is SequenceSyntax list)
            Scalars.AddRange(list.Items.OfType<ScalarSyntax>().Select(item => (file, item)));
    }

    private void Below(string file, MappingEntrySyntax entry, MappingSchema schema, FieldSchema? field)
    {
        var value = entry.Value;
        switch (entry.Name)
        {
            case "variables" when ReferenceEquals(schema, ModuleSchema.Replicas):
                Refer(file, "variable", value);
                break;
            case "variables":
                Section(file, "variable", value, (_, _) => ModuleSchema.Variable);
                break;
            case "artifacts":
                Section(file, "artifact", value, (_, _) => ModuleSchema.Artifact);
                break;
            case "backends":
                Section(file, "backend", value, (name, _) => backendTypes[name]);
                break;
            case "operators":
                Section(file, "operator", value, (name, _) => operatorTypes[name]);
                break;
            case "storage" when ReferenceEquals(schema, Module):
                Section(file, "storage target", value, (_, _) => StorageSchema.Target);
                break;
            case "tasks":
                Section(file, "task", value, (_, _) => ModuleSchema.Task);
                break;
            case "operator" when ReferenceEquals(schema, ModuleSchema.Task) && value is MappingSyntax map:
                Refer(file, "operator", map.Get("name")!);
                Walk(file, map, operatorTypes[((ScalarSyntax)map.Get("name")!).Text]);
                break;
            case "operator" or "backend" when ReferenceEquals(schema, ModuleSchema.Task):
                Refer(file, entry.Name, value);
                break;
            case "depends_on" or "logger" or "used_by_tasks":
                Refer(file, "task", value);
                break;
            case "required_by":
                Refer(file, "required task", value);
                break;
            case "target" when ReferenceEquals(schema, StorageSchema.Upload) || ReferenceEquals(schema, StorageSchema.UploadAll):
                Refer(file, "storage target", value);
                break;
            case "result":
                Result(file, (MappingSyntax)value);
                break;
            case "regex":
                Regexes.Add((file, (ScalarSyntax)value));
                break;
            case "match_pattern" or "regex_pattern" or "start" or "pattern" when !ReferenceEquals(schema, ModuleSchema.Output):
                AddPatterns(file, value);
                break;
            case "metrics":
                foreach (var metric in ((MappingSyntax)value).Entries)
                    Walk(file, (MappingSyntax)metric.Value, ModuleSchema.Metric);
                break;
        }

        if (SchemaOf(entry.Name, schema, field) is { } inner)
        {
            foreach (var mapping in FieldSite.Parts<MappingSyntax>(value))
                Walk(file, mapping, inner);
        }
    }

    // A mapping of names to regular expressions, unless it has keys of the language.
    private void Result(string file, MappingSyntax result)
    {
        if (result.Get("patterns") is SequenceSyntax || result.Get("file") is not null)
            Walk(file, result, ModuleSchema.Result);
        else
        {
            AddScalars(file, new SequenceSyntax([.. result.Entries.Select(entry => entry.Value)], result.Location));
            Regexes.AddRange(result.Entries.Select(entry => (file, (ScalarSyntax)entry.Value)));
        }
    }

    private void AddPatterns(string file, NodeSyntax value)
    {
        foreach (var scalar in FieldSite.Parts<ScalarSyntax>(value))
        {
            if (scalar.Text.StartsWith("re:", StringComparison.Ordinal))
                Regexes.Add((file, scalar));
        }
    }

    private static MappingSchema? SchemaOf(string key, MappingSchema owner, FieldSchema? field) =>
        field?.Members
        ?? (
            ReferenceEquals(owner, Module) ? (key == "workflow" ? Workflow : null)
            : ReferenceEquals(owner, Workflow)
                ? key switch
                {
                    "monitor" => MonitorSchema.Monitor,
                    "upload_all" => StorageSchema.UploadAll,
                    _ => null,
                }
            : ReferenceEquals(owner, ModuleSchema.Probes) ? ModuleSchema.Probe
            : key switch
            {
                "resources" => ModuleSchema.Resources,
                "nodes" when ReferenceEquals(owner, ModuleSchema.Resources) => ModuleSchema.Nodes,
                "gpus" when ReferenceEquals(owner, ModuleSchema.Resources) => ModuleSchema.Gpus,
                "ports" when ReferenceEquals(owner, ModuleSchema.Task) => ModuleSchema.Port,
                "outputs" => ModuleSchema.Output,
                "patterns" => ModuleSchema.ResultPattern,
                "replicas" => ModuleSchema.Replicas,
                "retries" => ModuleSchema.Retries,
                "probes" => ModuleSchema.Probes,
                "tcp_port" => ModuleSchema.TcpPort,
                "http_get" => ModuleSchema.HttpGet,
                "http_post" => ModuleSchema.HttpPost,
                "log_watch" => ModuleSchema.LogWatch,
                _ => null,
            }
        );

    private void Section(string file, string kind, NodeSyntax node, Func<string, MappingSyntax, MappingSchema> schema)
    {
        if (node is SequenceSyntax list)
            NamedLists.Add((file, kind, list));
        foreach (var (name, body) in Items(node))
        {
            Definitions.Add(new Definition(file, kind, name));
            Walk(file, body, schema(name.Text, body));
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

using Sflow.Binding;
using Sflow.Expressions;

namespace Sflow.Resolution;

/// <summary>Resolves a backend's size and options.</summary>
internal static class BackendResolver
{
    // The plan names each node, so a mistyped number must not cost gigabytes. In practice a Slurm partition has at most 1024 nodes by
    // default.
    private const int MostNodes = 100_000;

    /// <summary>The backend; null after an error was reported.</summary>
    public static ResolvedBackend? Resolve(BackendModel backend, IScope scope, JobSettings settings, DiagnosticBag diagnostics)
    {
        var project = backend.Kind.TakesJobSettings ? settings : JobSettings.None;
        var before = diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Error);
        var nodes = Number(backend, "nodes", project.Nodes, project.NodesName, scope, diagnostics) ?? 1;
        var gpus = Number(
            backend,
            "gpus_per_node",
            project.GpusPerNode,
            JobSettings.NameOf(nameof(JobSettings.GpusPerNode)),
            scope,
            diagnostics
        );
        if (nodes > MostNodes)
            diagnostics.Add(
                Catalogue.OutOfRange(
                    project.Nodes?.Location ?? backend.Fields["nodes"]?.Location ?? backend.Name.Location,
                    project.Nodes is null ? "nodes" : project.NodesName,
                    $"{nodes}",
                    1,
                    MostNodes
                )
            );
        var (include, exclude) = NodeNames.Filters(backend, project.Slurm, scope, diagnostics);
        var hosts = HostResolver.Resolve(backend, include, exclude, scope, diagnostics);
        var resolved = new ResolvedBackend
        {
            Name = backend.Name,
            Kind = backend.Kind,
            Nodes = hosts.Count > 0 ? hosts.Count : nodes,
            GpusPerNode = gpus ?? hosts.Select(host => host.Gpus).Max(),
            Hosts = hosts,
            IncludedNodes = include,
            ExcludedNodes = exclude,
            Segment = Text(backend, "segment", null, scope, diagnostics),
            OperatorOptions = backend.Kind.FillsOperators ? Options(backend, scope, diagnostics) : new Dictionary<string, ExprValue>(),
            Partition = Text(backend, "partition", project.Slurm.Partition, scope, diagnostics),
            Account = Text(backend, "account", project.Slurm.Account, scope, diagnostics),
            Time = Text(backend, "time", project.Time, scope, diagnostics),
            JobName = project.JobName is null ? Text(backend, "job_name", null, scope, diagnostics) : null,
            ExtraArgs = Words(backend, scope, diagnostics),
        };
        return diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Error) == before ? resolved : null;
    }

    // An error of a setting names what the project or the sweep wrote, not the field of the backend.
    private static int? Number(
        BackendModel backend,
        string name,
        Located<string>? project,
        string setting,
        IScope scope,
        DiagnosticBag diagnostics
    )
    {
        var value = project is null
            ? ValueEvaluator.Field(backend.Fields[name], scope, diagnostics)
            : FieldConversion.Convert(
                backend.Fields.Schema.Find(name)! with
                {
                    Name = setting,
                },
                new TextValue(project.Value),
                project.Location,
                diagnostics
            );
        if (value is not IntValue number)
            return null;
        if (number.Value <= int.MaxValue)
            return (int)number.Value;
        diagnostics.Add(
            Catalogue.OutOfRange(
                project?.Location ?? backend.Fields[name]!.Location,
                project is null ? name : setting,
                number.ToText(),
                1,
                MostNodes
            )
        );
        return null;
    }

    private static Located<string>? Text(
        BackendModel backend,
        string name,
        Located<string>? project,
        IScope scope,
        DiagnosticBag diagnostics
    )
    {
        if (project is not null)
            return project;
        var field = backend.Fields[name];
        return ValueEvaluator.Field(field, scope, diagnostics) is { } value ? new Located<string>(value.ToText(), field!.Location) : null;
    }

    // The default operator has no fields of its own. The backend says the image and where it runs.
    private static Dictionary<string, ExprValue> Options(BackendModel backend, IScope scope, DiagnosticBag diagnostics)
    {
        var options = new Dictionary<string, ExprValue>();
        foreach (
            var field in backend.Fields.Fields.Values.Where(field =>
                field.Schema.Name is not ("name" or "type") && backend.Kind.DefaultOperator.Schema.Find(field.Schema.Name) is not null
            )
        )
        {
            if (ValueEvaluator.Field(field, scope, diagnostics) is { } value)
                options[field.Schema.Name] = value;
        }

        return options;
    }

    private static IReadOnlyList<Located<string>> Words(BackendModel backend, IScope scope, DiagnosticBag diagnostics)
    {
        var field = backend.Fields["extra_args"];
        return ValueEvaluator.Field(field, scope, diagnostics) is ListValue list
            ? [.. list.Items.Select(item => new Located<string>(item.ToText(), field!.Location))]
            : [];
    }
}

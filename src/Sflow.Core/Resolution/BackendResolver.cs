using System.Collections.Generic;
using System.Linq;
using Sflow.Binding;
using Sflow.Diagnostics;
using Sflow.Expressions;
using Sflow.Text;

namespace Sflow.Resolution;

/// <summary>Gives a backend its size and its options.</summary>
internal static class BackendResolver
{
    // Slurm's own default is 1024 nodes of a partition at most in practice; the plan names each, so that a slip of the keyboard must not cost gigabytes.
    private const int MostNodes = 100_000;

    /// <summary>The backend; null after an error was reported.</summary>
    public static ResolvedBackend? Resolve(BackendModel backend, IScope scope, JobSettings settings, DiagnosticBag diagnostics)
    {
        var project = backend.IsSlurm ? settings : JobSettings.None;
        var before = diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Error);
        var nodes = Number(backend, "nodes", project.Nodes, scope, diagnostics) ?? 1;
        var gpus = Number(backend, "gpus_per_node", project.GpusPerNode, scope, diagnostics);
        if (nodes > MostNodes)
            diagnostics.Add(Catalogue.OutOfRange(backend.Fields["nodes"]?.Location ?? backend.Name.Location, "nodes", $"{nodes}", 1, MostNodes));
        var resolved = new ResolvedBackend
        {
            Name = backend.Name,
            IsSlurm = backend.IsSlurm,
            Nodes = nodes,
            GpusPerNode = gpus,
            Partition = Text(backend, "partition", project.Partition, scope, diagnostics),
            Account = Text(backend, "account", project.Account, scope, diagnostics),
            Time = Text(backend, "time", project.Time, scope, diagnostics),
            JobName = project.JobName is null ? Text(backend, "job_name", null, scope, diagnostics) : null,
            ExtraArgs = Words(backend, scope, diagnostics),
        };
        return diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Error) == before ? resolved : null;
    }

    private static int? Number(BackendModel backend, string name, Located<string>? project, IScope scope, DiagnosticBag diagnostics)
    {
        var value = project is null
            ? ValueEvaluator.Field(backend.Fields[name], scope, diagnostics)
            : FieldConversion.Convert(backend.Fields.Schema.Find(name)!, new TextValue(project.Value), project.Location, diagnostics);
        if (value is not IntValue number)
            return null;
        if (number.Value <= int.MaxValue)
            return (int)number.Value;
        diagnostics.Add(Catalogue.OutOfRange(project?.Location ?? backend.Fields[name]!.Location, name, number.ToText(), 1, MostNodes));
        return null;
    }

    private static Located<string>? Text(BackendModel backend, string name, Located<string>? project, IScope scope, DiagnosticBag diagnostics)
    {
        if (project is not null)
            return project;
        var field = backend.Fields[name];
        return ValueEvaluator.Field(field, scope, diagnostics) is { } value ? new Located<string>(value.ToText(), field!.Location) : null;
    }

    private static IReadOnlyList<Located<string>> Words(BackendModel backend, IScope scope, DiagnosticBag diagnostics)
    {
        var field = backend.Fields["extra_args"];
        return ValueEvaluator.Field(field, scope, diagnostics) is ListValue list
            ? [.. list.Items.Select(item => new Located<string>(item.ToText(), field!.Location))]
            : [];
    }
}

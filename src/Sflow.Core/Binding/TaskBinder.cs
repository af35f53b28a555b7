using Sflow.Composition;
using Sflow.Expressions;
using Sflow.Syntax;

namespace Sflow.Binding;

/// <summary>Binds one task.</summary>
internal static class TaskBinder
{
    /// <summary>Binds a task; invalid parts are reported and skipped.</summary>
    public static TaskModel Bind(NamedEntry entry, IReadOnlyDictionary<string, OperatorModel> operators, DiagnosticBag diagnostics)
    {
        var body = entry.Body;
        var owner = $"task {Quote.Text(entry.Name)}";
        var name = Binder.NameOf(entry);
        if (!TaskNames.IsSafe(entry.Name))
            diagnostics.Add(Catalogue.UnsafeTaskName(name.Location, entry.Name));
        var fields = FieldReader.Read(body, ModuleSchema.Task, diagnostics, owner);
        var resources = FieldReader.FindMapping(body, "resources", diagnostics);
        if (resources is not null)
            FieldReader.Read(resources, ModuleSchema.Resources, diagnostics, $"resources of {owner}");
        return new TaskModel
        {
            Name = name,
            Script = BindScript(body, owner, diagnostics),
            Operator = OperatorBinder.BindUse(body, operators, diagnostics),
            Backend = BindBackend(body, diagnostics),
            DependsOn = FieldReader.Names(body, "depends_on"),
            RequiredBy = FieldReader.Names(body, "required_by"),
            Nodes = BindNested(resources, "nodes", ModuleSchema.Nodes, diagnostics),
            Gpus = BindGpus(resources, diagnostics),
            Replicas = BindReplicas(body, diagnostics),
            Retries = BindNested(body, "retries", ModuleSchema.Retries, diagnostics),
            Timeout = fields["timeout"],
            Variables = [.. BindVariables(body, diagnostics)],
            Probes = [.. ProbeBinder.Bind(body, diagnostics)],
            Outputs = [.. OutputBinder.Bind(body, diagnostics)],
        };
    }

    private static IReadOnlyList<ValueModel> BindScript(MappingSyntax body, string owner, DiagnosticBag diagnostics)
    {
        if (FieldReader.Find(body, "script") is not SequenceSyntax script)
            return [];
        if (script.Items.Count == 0)
            diagnostics.Add(Catalogue.EmptyScript(script.Location, owner));
        var lines = new List<ValueModel>();
        foreach (var item in script.Items)
        {
            if (item is MappingSyntax { IsSet: false } mapping && ScriptLine.Quoted(mapping) is { } quoted)
                diagnostics.Add(Catalogue.ScriptLineIsMapping(quoted.Location, quoted.Value));
            else if (item is not ScalarSyntax { IsText: true })
                diagnostics.Add(
                    Catalogue.WrongKind(
                        item.Location,
                        "script",
                        "a string in each entry (write quotes around it)",
                        FieldReader.Describe(item)
                    )
                );
            else if (ValueBinder.Bind(item, diagnostics) is { } line)
                lines.Add(line);
        }

        return lines;
    }

    private static Located<string>? BindBackend(MappingSyntax body, DiagnosticBag diagnostics)
    {
        switch (FieldReader.Find(body, "backend"))
        {
            case ScalarSyntax { IsText: true } scalar:
                return new(scalar.Text, scalar.Location);
            case MappingSyntax mapping
                when FieldReader.Find(mapping, "name") is ScalarSyntax { IsText: true } scalar && mapping.Entries.Count == 1:
                return new(scalar.Text, scalar.Location);
            case MappingSyntax mapping:
                diagnostics.Add(Catalogue.InlineBackend(mapping.Location));
                return null;
            case { } other:
                diagnostics.Add(
                    Catalogue.WrongKind(other.Location, "backend", "a backend's name (write quotes around it)", FieldReader.Describe(other))
                );
                return null;
            default:
                return null;
        }
    }

    private static FieldSet? BindGpus(MappingSyntax? resources, DiagnosticBag diagnostics)
    {
        if (resources is null || FieldReader.FindMapping(resources, "gpus", diagnostics) is not { } section)
            return null;
        if (
            FieldReader.Find(section, "count") is null
            && FieldReader.Find(section, "indices") is null
            && FieldReader.Misspelt(section, "count", ModuleSchema.Gpus) is null
            && FieldReader.Misspelt(section, "indices", ModuleSchema.Gpus) is null
        )
            diagnostics.Add(
                Catalogue.MissingField(
                    section.Location,
                    "count",
                    ModuleSchema.Gpus.Name,
                    "The total number of GPUs. To choose the GPUs yourself, write indices."
                )
            );
        return FieldReader.Read(section, ModuleSchema.Gpus, diagnostics);
    }

    private static ReplicasModel? BindReplicas(MappingSyntax body, DiagnosticBag diagnostics)
    {
        if (FieldReader.FindMapping(body, "replicas", diagnostics) is not { } replicas)
            return null;
        return new ReplicasModel(FieldReader.Read(replicas, ModuleSchema.Replicas, diagnostics), FieldReader.Names(replicas, "variables"));
    }

    private static IEnumerable<VariableModel> BindVariables(MappingSyntax body, DiagnosticBag diagnostics) =>
        FieldReader.Find(body, "variables") is { } node
            ? VariableBinder.Bind(SectionReader.Read(EntrySection.TaskVariables, node, diagnostics), diagnostics)
            : Enumerable.Empty<VariableModel>();

    private static FieldSet? BindNested(MappingSyntax? parent, string name, MappingSchema schema, DiagnosticBag diagnostics) =>
        parent is not null && FieldReader.FindMapping(parent, name, diagnostics) is { } section
            ? FieldReader.Read(section, schema, diagnostics)
            : null;
}

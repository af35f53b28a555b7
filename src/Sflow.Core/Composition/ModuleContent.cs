using Sflow.Syntax;

namespace Sflow.Composition;

/// <summary>The content of one module, section by section, in a uniform format.</summary>
internal sealed class ModuleContent
{
    private ModuleContent(ModuleSyntax module) => Module = module;

    public ModuleSyntax Module { get; }

    public ScalarSyntax? Version { get; private set; }

    public ScalarSyntax? Name { get; private set; }

    /// <summary>The fields of the workflow that are no list of entries, with null where the module says null.</summary>
    public IReadOnlyDictionary<string, MappingEntrySyntax> Fields { get; private set; } = new Dictionary<string, MappingEntrySyntax>();

    /// <summary>True when the module tries to set its version, even if the value is invalid.</summary>
    public bool SaysVersion { get; private set; }

    /// <summary>True when the module tries to name the workflow, even if the name is invalid.</summary>
    public bool SaysName { get; private set; }

    /// <summary>True when the module tries to define tasks, even if they are invalid.</summary>
    public bool SaysTasks { get; private set; }

    /// <summary>The entries of each section.</summary>
    public IReadOnlyDictionary<EntrySection, List<NamedEntry>> Entries { get; private set; } =
        new Dictionary<EntrySection, List<NamedEntry>>();

    /// <summary>The names of entries in keys that nothing knows. The workflow may refer to them.</summary>
    public IReadOnlyCollection<string> UnreadNames { get; private set; } = [];

    /// <summary>Reads a module.</summary>
    /// <param name="module">The module.</param>
    /// <param name="diagnostics">Receives the errors that leave the document incomplete.</param>
    /// <param name="unknownKeys">Receives errors about keys. The document is complete without these keys.</param>
    public static ModuleContent Read(ModuleSyntax module, DiagnosticBag diagnostics, DiagnosticBag unknownKeys)
    {
        var keys = new ModuleKeys(module.Root, unknownKeys);
        var workflow = ReadWorkflow(keys.Workflow, diagnostics);
        keys.CheckWorkflow(workflow);
        var isBroken = workflow is null && keys.Workflow is { IsNull: false };
        var (version, name, tasks) = (keys.Top("version"), keys.InWorkflow("name"), keys.InWorkflow("tasks"));
        List<NamedEntry> Section(EntrySection section, NodeSyntax? node) => SectionReader.Read(section, node, diagnostics);
        return new ModuleContent(module)
        {
            Version = ReadText(version, "version", diagnostics),
            Name = ReadText(name, "workflow.name", diagnostics),
            Fields = ReadFields(keys, diagnostics),
            SaysVersion = version is { IsNull: false },
            SaysName = isBroken || name is { IsNull: false },
            SaysTasks =
                isBroken
                || tasks is MappingSyntax { Entries.Count: > 0 } or SequenceSyntax { Items.Count: > 0 } or ScalarSyntax { IsNull: false },
            Entries = new Dictionary<EntrySection, List<NamedEntry>>
            {
                [EntrySection.Variables] = Section(EntrySection.Variables, keys.Top("variables")),
                [EntrySection.Artifacts] = Section(EntrySection.Artifacts, keys.Top("artifacts")),
                [EntrySection.Backends] = Section(EntrySection.Backends, keys.Top("backends")),
                [EntrySection.Operators] = Section(EntrySection.Operators, keys.Top("operators")),
                [EntrySection.Storage] = Section(EntrySection.Storage, keys.Top("storage")),
                [EntrySection.WorkflowVariables] = Section(EntrySection.WorkflowVariables, keys.InWorkflow("variables")),
                [EntrySection.Tasks] = Section(EntrySection.Tasks, tasks),
            },
            UnreadNames = keys.UnreadNames,
        };
    }

    private static MappingSyntax? ReadWorkflow(NodeSyntax? node, DiagnosticBag diagnostics)
    {
        switch (node)
        {
            case null or { IsNull: true }:
                return null;
            case MappingSyntax { IsSet: false } mapping:
                return mapping;
            default:
                diagnostics.Add(Catalogue.WorkflowIsNotMapping(node.Location, node.KindName));
                return null;
        }
    }

    private static Dictionary<string, MappingEntrySyntax> ReadFields(ModuleKeys keys, DiagnosticBag diagnostics)
    {
        var fields = new Dictionary<string, MappingEntrySyntax>(StringComparer.Ordinal);
        foreach (var name in WorkflowFields.Names)
        {
            if (keys.FieldInWorkflow(name) is not { } field)
                continue;
            if (name == "timeout" && field.Value is not ScalarSyntax)
                diagnostics.Add(Catalogue.TimeoutIsNotScalar(field.Value.Location, field.Value.KindName));
            else
                fields.Add(name, field);
        }

        return fields;
    }

    private static ScalarSyntax? ReadText(NodeSyntax? node, string key, DiagnosticBag diagnostics)
    {
        switch (node)
        {
            case null or { IsNull: true }:
                return null;
            case ScalarSyntax { IsText: true, Text.Length: > 0 } text:
                return text;
            default:
                diagnostics.Add(
                    Catalogue.KeyNeedsString(node.Location, key, node.ToString(), node.KindName, node is ScalarSyntax { IsText: false })
                );
                return null;
        }
    }
}

using Sflow.Syntax;

namespace Sflow.Composition;

/// <summary>The content of one module, section by section, in a uniform format.</summary>
internal sealed class ModuleContent
{
    private static readonly string[] TopKeys = ["version", "variables", "artifacts", "backends", "operators", "storage", "workflow"];
    private static readonly string[] WorkflowKeys = ["name", "timeout", "variables", "tasks", "monitor", "upload_all"];

    private ModuleContent(ModuleSyntax module) => Module = module;

    public ModuleSyntax Module { get; }

    public ScalarSyntax? Version { get; private set; }

    public ScalarSyntax? Name { get; private set; }

    public ScalarSyntax? Timeout { get; private set; }

    /// <summary>The monitor of the whole workflow; null when the module has none.</summary>
    public NodeSyntax? Monitor { get; private set; }

    /// <summary>The upload of the whole run folder; null when the module has none.</summary>
    public NodeSyntax? UploadAll { get; private set; }

    /// <summary>True when the module tries to set its version, even if the value is invalid or at the wrong level.</summary>
    public bool SaysVersion { get; private set; }

    /// <summary>True when the module tries to name the workflow, even if the name is invalid or at the wrong level.</summary>
    public bool SaysName { get; private set; }

    /// <summary>True when the module tries to define tasks, even if they are invalid or at the wrong level.</summary>
    public bool SaysTasks { get; private set; }

    /// <summary>The entries of each section.</summary>
    public IReadOnlyDictionary<EntrySection, List<NamedEntry>> Entries { get; private set; } =
        new Dictionary<EntrySection, List<NamedEntry>>();

    public static ModuleContent Read(ModuleSyntax module, DiagnosticBag diagnostics)
    {
        var root = module.Root;
        ReportUnknownKeys(root, TopKeys, "module", WorkflowKeys, diagnostics);
        var workflow = ReadWorkflow(root.Get("workflow"), diagnostics);
        var isBroken = workflow is null && (root.Get("workflow") is { IsNull: false } || Misspells(root, "workflow", TopKeys));
        var tasks = workflow?.Get("tasks");
        return new ModuleContent(module)
        {
            Version = ReadText(root.Get("version"), "version", diagnostics),
            Name = ReadText(workflow?.Get("name"), "workflow.name", diagnostics),
            Timeout = ReadTimeout(workflow?.Get("timeout"), diagnostics),
            Monitor = workflow?.Get("monitor") is { IsNull: false } monitor ? monitor : null,
            UploadAll = workflow?.Get("upload_all") is { IsNull: false } upload ? upload : null,
            SaysVersion = root.Get("version") is { IsNull: false } || Misspells(root, "version", TopKeys),
            SaysName =
                isBroken
                || workflow?.Get("name") is { IsNull: false }
                || Misspells(workflow, "name", WorkflowKeys)
                || root.Get("name") is { IsNull: false },
            SaysTasks =
                isBroken
                || Misspells(workflow, "tasks", WorkflowKeys)
                || tasks is MappingSyntax { Entries.Count: > 0 } or SequenceSyntax { Items.Count: > 0 } or ScalarSyntax { IsNull: false }
                || root.Get("tasks") is { IsNull: false },
            Entries = new Dictionary<EntrySection, List<NamedEntry>>
            {
                [EntrySection.Variables] = SectionReader.Read(EntrySection.Variables, root.Get("variables"), diagnostics),
                [EntrySection.Artifacts] = SectionReader.Read(EntrySection.Artifacts, root.Get("artifacts"), diagnostics),
                [EntrySection.Backends] = SectionReader.Read(EntrySection.Backends, root.Get("backends"), diagnostics),
                [EntrySection.Operators] = SectionReader.Read(EntrySection.Operators, root.Get("operators"), diagnostics),
                [EntrySection.Storage] = SectionReader.Read(EntrySection.Storage, root.Get("storage"), diagnostics),
                [EntrySection.WorkflowVariables] = SectionReader.Read(
                    EntrySection.WorkflowVariables,
                    workflow?.Get("variables"),
                    diagnostics
                ),
                [EntrySection.Tasks] = SectionReader.Read(EntrySection.Tasks, tasks, diagnostics),
            },
        };
    }

    private static MappingSyntax? ReadWorkflow(NodeSyntax? node, DiagnosticBag diagnostics)
    {
        switch (node)
        {
            case null or { IsNull: true }:
                return null;
            case MappingSyntax { IsSet: false } mapping:
                ReportUnknownKeys(mapping, WorkflowKeys, "workflow", TopKeys, diagnostics);
                return mapping;
            default:
                diagnostics.Add(Catalogue.WorkflowIsNotMapping(node.Location, node.KindName));
                return null;
        }
    }

    // A misspelled key is reported as misspelled, and not as missing as well.
    private static bool Misspells(MappingSyntax? mapping, string key, string[] known) =>
        mapping?.Entries.Any(entry => entry.Key.IsText && !known.Contains(entry.Name) && Suggestion.For(entry.Name, known) == key) == true;

    // A key that belongs to the other level is misplaced, not misspelled.
    private static void ReportUnknownKeys(
        MappingSyntax mapping,
        string[] known,
        string place,
        string[] otherLevel,
        DiagnosticBag diagnostics
    )
    {
        foreach (var key in mapping.Entries.Select(entry => entry.Key))
        {
            if (key.IsText && known.Contains(key.Text))
                continue;
            if (key.IsText && otherLevel.Contains(key.Text))
                diagnostics.Add(Catalogue.MisplacedKey(key.Location, key.Text, place));
            else
                diagnostics.Add(Catalogue.UnknownSectionKey(key.Location, key.Text, place, known, Suggestion.For(key.Text, known)));
        }
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

    private static ScalarSyntax? ReadTimeout(NodeSyntax? node, DiagnosticBag diagnostics)
    {
        switch (node)
        {
            case null or { IsNull: true }:
                return null;
            case ScalarSyntax scalar:
                return scalar;
            default:
                diagnostics.Add(Catalogue.TimeoutIsNotScalar(node.Location, node.KindName));
                return null;
        }
    }
}

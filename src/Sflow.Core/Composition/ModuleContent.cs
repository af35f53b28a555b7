using System.Collections.Generic;
using System.Linq;
using Sflow.Diagnostics;
using Sflow.Syntax;

namespace Sflow.Composition;

/// <summary>What one module says, section by section, in one form.</summary>
internal sealed class ModuleContent
{
    private static readonly string[] TopKeys = ["version", "variables", "artifacts", "backends", "operators", "workflow"];
    private static readonly string[] WorkflowKeys = ["name", "timeout", "variables", "tasks"];

    private ModuleContent(ModuleSyntax module) => Module = module;

    public ModuleSyntax Module { get; }

    public ScalarSyntax? Version { get; private set; }

    public ScalarSyntax? Name { get; private set; }

    public ScalarSyntax? Timeout { get; private set; }

    /// <summary>True when the module tries to say its version, be it in order and at its level or not.</summary>
    public bool SaysVersion { get; private set; }

    /// <summary>True when the module tries to name the workflow, be it in order and at its level or not.</summary>
    public bool SaysName { get; private set; }

    /// <summary>True when the module tries to give tasks, be they in order and at their level or not.</summary>
    public bool SaysTasks { get; private set; }

    /// <summary>The entries of each section.</summary>
    public IReadOnlyDictionary<Section, List<NamedEntry>> Entries { get; private set; } = new Dictionary<Section, List<NamedEntry>>();

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
            SaysVersion = root.Get("version") is { IsNull: false } || Misspells(root, "version", TopKeys),
            SaysName = isBroken || workflow?.Get("name") is { IsNull: false } || Misspells(workflow, "name", WorkflowKeys) || root.Get("name") is { IsNull: false },
            SaysTasks = isBroken || Misspells(workflow, "tasks", WorkflowKeys) || tasks is MappingSyntax { Entries.Count: > 0 } or SequenceSyntax { Items.Count: > 0 } or ScalarSyntax { IsNull: false } || root.Get("tasks") is { IsNull: false },
            Entries = new Dictionary<Section, List<NamedEntry>>
            {
                [Section.Variables] = SectionReader.Read(Section.Variables, root.Get("variables"), diagnostics),
                [Section.Artifacts] = SectionReader.Read(Section.Artifacts, root.Get("artifacts"), diagnostics),
                [Section.Backends] = SectionReader.Read(Section.Backends, root.Get("backends"), diagnostics),
                [Section.Operators] = SectionReader.Read(Section.Operators, root.Get("operators"), diagnostics),
                [Section.WorkflowVariables] = SectionReader.Read(Section.WorkflowVariables, workflow?.Get("variables"), diagnostics),
                [Section.Tasks] = SectionReader.Read(Section.Tasks, tasks, diagnostics),
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
                diagnostics.Add(Catalogue.WorkflowIsNoMapping(node.Location, node.KindName));
                return null;
        }
    }

    // What is misspelt is reported as such and isn't missing as well.
    private static bool Misspells(MappingSyntax? mapping, string key, string[] known) =>
        mapping?.Entries.Any(entry => entry.Key.IsText && !known.Contains(entry.Name) && Suggestion.For(entry.Name, known) == key) == true;

    // The key of the other level is not misspelt but misplaced.
    private static void ReportUnknownKeys(MappingSyntax mapping, string[] known, string place, string[] otherLevel, DiagnosticBag diagnostics)
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
                diagnostics.Add(Catalogue.KeyNeedsText(node.Location, key, node.ToString(), node.KindName, node is ScalarSyntax { IsText: false }));
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
                diagnostics.Add(Catalogue.TimeoutIsNoScalar(node.Location, node.KindName));
                return null;
        }
    }
}

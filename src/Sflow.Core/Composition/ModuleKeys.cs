using Sflow.Syntax;

namespace Sflow.Composition;

/// <summary>
/// The keys of a module and of its workflow. It reports a misspelt or misplaced key and reads it as the key that is meant, so that
/// everything below it is checked in the same build.
/// </summary>
internal sealed class ModuleKeys
{
    private static readonly string[] TopKeys = ["version", "variables", "artifacts", "backends", "operators", "storage", "workflow"];
    private static readonly string[] WorkflowKeys = ["name", "timeout", "variables", "tasks", "upload_all", "monitor"];

    private readonly DiagnosticBag diagnostics;
    private readonly Dictionary<string, MappingEntrySyntax> top = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MappingEntrySyntax> inWorkflow = new(StringComparer.Ordinal);
    private readonly List<string> unread = [];

    /// <summary>Reads the keys of the module. <see cref="CheckWorkflow"/> reads those of its workflow.</summary>
    public ModuleKeys(MappingSyntax root, DiagnosticBag diagnostics)
    {
        this.diagnostics = diagnostics;
        Read(root, TopKeys, top, "module", WorkflowKeys, inWorkflow);
    }

    /// <summary>The value of <c>workflow</c>, or null when there is none.</summary>
    public NodeSyntax? Workflow => Top("workflow");

    /// <summary>The names of the entries in keys that nothing knows.</summary>
    public IReadOnlyCollection<string> UnreadNames => unread;

    /// <summary>Reads the keys of the workflow.</summary>
    public void CheckWorkflow(MappingSyntax? workflow)
    {
        if (workflow is not null)
            Read(workflow, WorkflowKeys, inWorkflow, "workflow", TopKeys, top);
    }

    /// <summary>The value of a key of the module, or null.</summary>
    public NodeSyntax? Top(string key) => top.TryGetValue(key, out var field) ? field.Value : null;

    /// <summary>The value of a key of the workflow, or null.</summary>
    public NodeSyntax? InWorkflow(string key) => FieldInWorkflow(key)?.Value;

    /// <summary>A key of the workflow and its value, or null.</summary>
    public MappingEntrySyntax? FieldInWorkflow(string key) => inWorkflow.TryGetValue(key, out var field) ? field : null;

    private void Read(
        MappingSyntax mapping,
        string[] known,
        Dictionary<string, MappingEntrySyntax> fields,
        string place,
        string[] otherLevel,
        Dictionary<string, MappingEntrySyntax> otherFields
    )
    {
        // What is written correctly counts; a misspelt or misplaced key only fills a gap.
        foreach (var field in mapping.Entries.Where(field => IsOneOf(known, field)))
            fields[field.Name] = field;
        foreach (var field in mapping.Entries.Where(field => !IsOneOf(known, field)))
        {
            var key = field.Key;
            if (IsOneOf(otherLevel, field))
            {
                diagnostics.Add(Catalogue.MisplacedKey(key.Location, key.Text, place));
                Fill(otherFields, key.Text, field);
                continue;
            }

            var meant = Suggestion.For(key.Text, known);
            diagnostics.Add(Catalogue.UnknownSectionKey(key.Location, key.Text, place, known, meant));
            if (meant is null || !Fill(fields, meant, field))
                unread.AddRange(NamesIn(field.Value));
        }
    }

    private static bool IsOneOf(string[] keys, MappingEntrySyntax field) => field.Key.IsText && keys.Contains(field.Name);

    private static bool Fill(Dictionary<string, MappingEntrySyntax> fields, string key, MappingEntrySyntax field)
    {
        if (fields.ContainsKey(key))
            return false;
        fields.Add(key, field);
        return true;
    }

    private static IEnumerable<string> NamesIn(NodeSyntax node) =>
        node switch
        {
            MappingSyntax mapping => mapping.Entries.Select(entry => entry.Name),
            SequenceSyntax list => list
                .Items.OfType<MappingSyntax>()
                .Select(item => item.Get("name"))
                .OfType<ScalarSyntax>()
                .Select(name => name.Text),
            _ => [],
        };
}

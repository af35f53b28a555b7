using Sflow.Syntax;

namespace Sflow.Composition;

/// <summary>Merges the fields of <c>workflow</c> that are no list of entries: <c>timeout</c>, <c>upload_all</c> and <c>monitor</c>.</summary>
internal static class WorkflowFields
{
    /// <summary>The names of these fields.</summary>
    public static readonly string[] Names = ["timeout", "upload_all", "monitor"];

    private static readonly EntrySection Section = new("workflow", "workflow", null);

    /// <summary>
    /// The merged field, or null when no module has it. With <see cref="MergeMode.Replace"/> the last value counts, and null has no
    /// meaning.
    /// </summary>
    public static NodeSyntax? Merge(string name, IEnumerable<ModuleContent> modules, MergeRules rules, DiagnosticBag diagnostics)
    {
        MappingSyntax? merged = null;
        foreach (
            var field in modules
                .Select(module => module.Fields.TryGetValue(name, out var found) ? found : null)
                .OfType<MappingEntrySyntax>()
        )
        {
            var later = new MappingSyntax([field], field.Key.Location);
            if (merged is null || merged.Entries.Count == 0)
                merged = field.Value.IsNull ? null : later;
            else if (rules.Mode == MergeMode.Deep)
                merged = MergeDeep(merged, later, rules, diagnostics);
            else if (!field.Value.IsNull)
            {
                WarnOfReplacement(name, merged, later, rules, diagnostics);
                merged = later;
            }
        }

        return merged?.Get(name);
    }

    private static MappingSyntax MergeDeep(MappingSyntax earlier, MappingSyntax later, MergeRules rules, DiagnosticBag diagnostics)
    {
        var notes = new MergeNotes();
        var merged = new FieldMerger(rules, Section, notes).Merge("workflow", earlier, later);
        notes.Report(diagnostics);
        return merged;
    }

    private static void WarnOfReplacement(
        string name,
        MappingSyntax earlier,
        MappingSyntax later,
        MergeRules rules,
        DiagnosticBag diagnostics
    )
    {
        var (before, after) = (earlier.Get(name)!, later.Get(name)!);
        if (NodeSyntax.ContentEquals(before, after))
            return;
        var merged = new FieldMerger(rules, Section, new MergeNotes()).Merge("workflow", earlier, later);
        diagnostics.Add(
            Catalogue.Redefined(
                after.Location,
                "workflow",
                name,
                before.ToString(),
                before.Location,
                after.ToString(),
                [.. LostFields.Of(merged, later)]
            )
        );
    }
}

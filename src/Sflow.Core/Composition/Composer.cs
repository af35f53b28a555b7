using Sflow.Syntax;

namespace Sflow.Composition;

/// <summary>Merges modules into one document.</summary>
internal static class Composer
{
    private const string SupportedVersion = "0.1";

    /// <summary>
    /// The merged document, or null when the modules contradict each other or required parts are missing. All reasons are in the
    /// diagnostics. An error about an unknown key alone leaves the document complete, so that later stages can report their errors.
    /// </summary>
    /// <param name="modules">The modules in the order in which they are listed.</param>
    /// <param name="diagnostics">Receives errors, and a warning per redefinition with a different value.</param>
    /// <param name="rules">How entries of one name merge; by default, the later one replaces the earlier one.</param>
    public static ComposedWorkflow? Run(IReadOnlyList<ModuleSyntax> modules, DiagnosticBag diagnostics, MergeRules? rules = null)
    {
        var (reported, unknownKeys) = (new DiagnosticBag(), new DiagnosticBag());
        var contents = modules.Select(module => ModuleContent.Read(module, reported, unknownKeys)).ToList();
        var composed = Merge(contents, rules ?? MergeRules.Default, reported);
        diagnostics.AddRange(unknownKeys);
        diagnostics.AddRange(reported);
        return reported.HasErrors ? null : composed;
    }

    private static ComposedWorkflow? Merge(List<ModuleContent> contents, MergeRules rules, DiagnosticBag diagnostics)
    {
        IReadOnlyList<NamedEntry> Entries(EntrySection section) => EntryMerger.Merge(section, contents, rules, diagnostics);
        NodeSyntax? Field(string name) => WorkflowFields.Merge(name, contents, rules, diagnostics);
        var version = Agreed(contents.Select(content => content.Version), diagnostics);
        var name = MergedName(contents.Select(content => content.Name), rules.Mode, diagnostics);
        ReportMissing(contents, version, name, diagnostics);
        if (version is not null && version.Value != SupportedVersion)
            diagnostics.Add(Catalogue.UnsupportedVersion(version.Location, version.Value, SupportedVersion));
        var timeout = Field("timeout");
        var (variables, artifacts, backends) = (
            Entries(EntrySection.Variables),
            Entries(EntrySection.Artifacts),
            Entries(EntrySection.Backends)
        );
        var (operators, workflowVariables, tasks) = (
            Entries(EntrySection.Operators),
            Entries(EntrySection.WorkflowVariables),
            Entries(EntrySection.Tasks)
        );
        var (storage, uploadAll, monitor) = (Entries(EntrySection.Storage), Field("upload_all"), Field("monitor"));
        if (tasks.Count == 0 && contents.Exists(content => content.Entries[EntrySection.Tasks].Count > 0))
            diagnostics.Add(Catalogue.NoTasks(contents[0].Module.Location));
        return version is null || name is null
            ? null
            : new ComposedWorkflow(
                version,
                name,
                timeout as ScalarSyntax,
                variables,
                artifacts,
                backends,
                operators,
                workflowVariables,
                tasks
            )
            {
                Storage = storage,
                UploadAll = uploadAll,
                Monitor = monitor,
                UnreadNames = [.. contents.SelectMany(content => content.UnreadNames)],
            };
    }

    private static Located<string>? Agreed(IEnumerable<ScalarSyntax?> said, DiagnosticBag diagnostics)
    {
        ScalarSyntax? first = null;
        foreach (var node in said.OfType<ScalarSyntax>())
        {
            first ??= node;
            if (node.Text != first.Text)
                diagnostics.Add(Catalogue.ModulesDisagree(node.Location, "version", node.Text, first.Text, first.Location));
        }

        return first is null ? null : new Located<string>(first.Text, first.Location);
    }

    private static Located<string>? MergedName(IEnumerable<ScalarSyntax?> said, MergeMode mode, DiagnosticBag diagnostics)
    {
        ScalarSyntax? counts = null;
        foreach (var node in said.OfType<ScalarSyntax>())
        {
            if (counts is not null && node.Text != counts.Text)
                diagnostics.Add(
                    mode == MergeMode.Deep
                        ? Catalogue.Overridden(node.Location, "workflow.name", counts.ToString(), counts.Location, node.ToString())
                        : Catalogue.ModulesDisagree(node.Location, "workflow name", node.Text, counts.Text, counts.Location)
                );
            if (counts is null || mode == MergeMode.Deep)
                counts = node;
        }

        return counts is null ? null : new Located<string>(counts.Text, counts.Location);
    }

    // A section that could not be read is not missing. Only report sections that no module has.
    private static void ReportMissing(
        List<ModuleContent> contents,
        Located<string>? version,
        Located<string>? name,
        DiagnosticBag diagnostics
    )
    {
        if (contents.Count == 0)
        {
            diagnostics.Add(Catalogue.NoModules());
            return;
        }

        var at = contents[0].Module.Location;
        if (version is null && !contents.Exists(content => content.SaysVersion))
            diagnostics.Add(Catalogue.NoVersion(at, SupportedVersion));
        if (name is null && !contents.Exists(content => content.SaysName))
            diagnostics.Add(Catalogue.NoWorkflowName(at));
        if (!contents.Exists(content => content.SaysTasks))
            diagnostics.Add(Catalogue.NoTasks(at));
    }
}

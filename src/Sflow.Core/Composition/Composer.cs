using Sflow.Syntax;

namespace Sflow.Composition;

/// <summary>Merges modules into one document.</summary>
internal static class Composer
{
    private const string SupportedVersion = "0.1";

    /// <summary>
    /// The merged document, or null when the modules contradict each other or required parts are missing. All reasons are in the
    /// diagnostics.
    /// </summary>
    /// <param name="modules">The modules in the order in which they are listed.</param>
    /// <param name="diagnostics">Receives errors, and a warning per redefinition with a different value.</param>
    public static ComposedWorkflow? Run(IReadOnlyList<ModuleSyntax> modules, DiagnosticBag diagnostics)
    {
        var reported = new DiagnosticBag();
        var contents = modules.Select(module => ModuleContent.Read(module, reported)).ToList();
        var composed = Merge(contents, reported);
        diagnostics.AddRange(reported);
        return reported.HasErrors ? null : composed;
    }

    private static ComposedWorkflow? Merge(List<ModuleContent> contents, DiagnosticBag diagnostics)
    {
        IReadOnlyList<NamedEntry> Entries(EntrySection section) => EntryMerger.Merge(section, contents, diagnostics);
        var version = Agreed(contents.Select(content => content.Version), "version", diagnostics);
        var name = Agreed(contents.Select(content => content.Name), "workflow name", diagnostics);
        ReportMissing(contents, version, name, diagnostics);
        if (version is not null && version.Value != SupportedVersion)
            diagnostics.Add(Catalogue.UnsupportedVersion(version.Location, version.Value, SupportedVersion));
        var timeout = (ScalarSyntax?)Last(contents, "timeout", content => content.Timeout, diagnostics);
        var monitor = Last(contents, "monitor", content => content.Monitor, diagnostics);
        var upload = Last(contents, "upload_all", content => content.UploadAll, diagnostics);
        var storage = Entries(EntrySection.Storage);
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
        return version is null || name is null
            ? null
            : new ComposedWorkflow(version, name, timeout, variables, artifacts, backends, operators, workflowVariables, tasks)
            {
                Storage = storage,
                Monitor = monitor,
                UploadAll = upload,
            };
    }

    private static Located<string>? Agreed(IEnumerable<ScalarSyntax?> said, string what, DiagnosticBag diagnostics)
    {
        ScalarSyntax? first = null;
        foreach (var node in said.Where(node => node is not null))
        {
            first ??= node;
            if (node!.Text != first!.Text)
                diagnostics.Add(Catalogue.ModulesDisagree(node.Location, what, node.Text, first.Text, first.Location));
        }

        return first is null ? null : new Located<string>(first.Text, first.Location);
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
        if (version is null && !contents.Any(content => content.SaysVersion))
            diagnostics.Add(Catalogue.NoVersion(at, SupportedVersion));
        if (name is null && !contents.Any(content => content.SaysName))
            diagnostics.Add(Catalogue.NoWorkflowName(at));
        if (!contents.Any(content => content.SaysTasks))
            diagnostics.Add(Catalogue.NoTasks(at));
    }

    private static NodeSyntax? Last(
        List<ModuleContent> contents,
        string key,
        Func<ModuleContent, NodeSyntax?> of,
        DiagnosticBag diagnostics
    )
    {
        NodeSyntax? last = null;
        foreach (var value in contents.Select(of).OfType<NodeSyntax>())
        {
            if (last is not null && !NodeSyntax.ContentEquals(last, value))
                diagnostics.Add(Catalogue.Redefined(value.Location, "workflow", key, last.ToString(), last.Location, value.ToString()));
            last = value;
        }

        return last;
    }
}

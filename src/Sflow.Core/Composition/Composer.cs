using System.Collections.Generic;
using System.Linq;
using Sflow.Diagnostics;
using Sflow.Syntax;
using Sflow.Text;

namespace Sflow.Composition;

/// <summary>Merges modules into one document.</summary>
public static class Composer
{
    private const string SupportedVersion = "0.1";

    /// <summary>The merged document, or null when the modules contradict each other or say too little; all reasons are in the diagnostics.</summary>
    /// <param name="modules">The modules in the order in which they are listed.</param>
    /// <param name="diagnostics">Gets errors, and a warning for each redefinition with another value.</param>
    public static ComposedWorkflow? Run(IReadOnlyList<ModuleSyntax> modules, DiagnosticBag diagnostics)
    {
        var findings = new DiagnosticBag();
        var contents = modules.Select(module => ModuleContent.Read(module, findings)).ToList();
        var composed = Merge(contents, findings);
        diagnostics.AddRange(findings);
        return findings.HasErrors ? null : composed;
    }

    private static ComposedWorkflow? Merge(List<ModuleContent> contents, DiagnosticBag diagnostics)
    {
        IReadOnlyList<NamedEntry> Entries(Section section) => EntryMerger.Merge(section, contents, diagnostics);
        var version = Agreed(contents.Select(content => content.Version), "version", diagnostics);
        var name = Agreed(contents.Select(content => content.Name), "workflow name", diagnostics);
        ReportMissing(contents, version, name, diagnostics);
        if (version is not null && version.Value != SupportedVersion)
            diagnostics.Add(Catalogue.UnsupportedVersion(version.Location, version.Value, SupportedVersion));
        var timeout = LastTimeout(contents, diagnostics);
        var (variables, artifacts, backends) = (Entries(Section.Variables), Entries(Section.Artifacts), Entries(Section.Backends));
        var (operators, workflowVariables, tasks) = (Entries(Section.Operators), Entries(Section.WorkflowVariables), Entries(Section.Tasks));
        return version is null || name is null
            ? null
            : new ComposedWorkflow(version, name, timeout, variables, artifacts, backends, operators, workflowVariables, tasks);
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

    // A module whose section could not be read has said something; only silence is missing.
    private static void ReportMissing(List<ModuleContent> contents, Located<string>? version, Located<string>? name, DiagnosticBag diagnostics)
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

    private static ScalarSyntax? LastTimeout(List<ModuleContent> contents, DiagnosticBag diagnostics)
    {
        ScalarSyntax? last = null;
        foreach (var timeout in contents.Select(content => content.Timeout).Where(timeout => timeout is not null))
        {
            if (last is not null && !NodeSyntax.ContentEquals(last, timeout))
                diagnostics.Add(Catalogue.Redefined(timeout!.Location, "workflow", "timeout", last.ToString(), last.Location, timeout.ToString()));
            last = timeout;
        }

        return last;
    }
}

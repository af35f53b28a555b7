using System;
using System.Collections.Generic;
using System.Linq;
using Sflow.Diagnostics;
using Sflow.Syntax;

namespace Sflow.Composition;

/// <summary>Gives variables and artifacts other values after merging. What no override names stays the same object.</summary>
public static class Overrides
{
    /// <summary>
    /// The document with the overrides applied in their order. A name that both a global and a workflow variable have is set in both, as
    /// the workflow's would otherwise hide the new value. Wrong overrides are reported and left out.
    /// </summary>
    public static ComposedWorkflow Apply(ComposedWorkflow workflow, IReadOnlyList<VariableOverride> variables, IReadOnlyList<ArtifactOverride> artifacts, DiagnosticBag diagnostics)
    {
        if (variables.Count == 0 && artifacts.Count == 0)
            return workflow;
        var global = new EntryList(workflow.Variables);
        var local = new EntryList(workflow.WorkflowVariables);
        var uris = new EntryList(workflow.Artifacts);
        foreach (var variable in variables)
        {
            var found = global.Replace(variable.Name, entry => VariableSetter.Set(entry, variable, diagnostics));
            found |= local.Replace(variable.Name, entry => VariableSetter.Set(entry, variable, diagnostics));
            if (!found)
                diagnostics.Add(Catalogue.UnknownVariableOverride(variable.Location, variable.Name, Suggestion.For(variable.Name, global.Names.Concat(local.Names))));
        }

        foreach (var artifact in artifacts)
        {
            if (!uris.Replace(artifact.Name, entry => SetUri(entry, artifact)))
                diagnostics.Add(Catalogue.UnknownArtifactOverride(artifact.Location, artifact.Name, Suggestion.For(artifact.Name, uris.Names)));
        }

        return workflow with { Variables = global.Result, WorkflowVariables = local.Result, Artifacts = uris.Result };
    }

    // Only a file:// artifact can carry its content.
    private static NamedEntry SetUri(NamedEntry entry, ArtifactOverride artifact)
    {
        var body = entry.Body.With("uri", ScalarSyntax.Create(artifact.Uri, artifact.Location));
        return entry with { Body = artifact.Uri.StartsWith("file://", StringComparison.Ordinal) ? body : body.Without("content") };
    }
}

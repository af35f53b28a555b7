using System.Collections.Generic;
using Sflow.Binding;
using Sflow.Composition;
using Sflow.Diagnostics;
using Sflow.Generation.Plans;
using Sflow.Generation.Sbatch;
using Sflow.Generation.Yaml;
using Sflow.Planning;
using Sflow.Resolution;

namespace Sflow.Generation;

/// <summary>Makes the texts that were asked for.</summary>
internal static class Generators
{
    /// <summary>The texts of a unit; incomplete when an error was reported.</summary>
    public static IReadOnlyList<GeneratedFile> Run(string name, CompileOutputs outputs, ComposedWorkflow composed, EntryTexts texts, WorkflowModel model, ExecutionPlan plan, JobSettings settings, TaskMemo memo, DiagnosticBag diagnostics, out string summary)
    {
        var files = new List<GeneratedFile>();
        var lines = PlanText.Lines(plan);
        // The script is made even when it isn't asked for: its limits are part of what a build checks.
        var script = SbatchGenerator.Run(plan, lines, settings, memo, diagnostics);
        if (outputs.HasFlag(CompileOutputs.Composed))
            files.Add(new GeneratedFile(name + ".yaml", ComposedYamlWriter.Write(composed, texts)));
        if (outputs.HasFlag(CompileOutputs.Resolved))
            files.Add(new GeneratedFile(name + ".resolved.yaml", ComposedYamlWriter.Write(Inliner.Run(composed, model, settings))));
        if (outputs.HasFlag(CompileOutputs.Plan))
            files.Add(new GeneratedFile(name + ".plan.json", PlanJson.Write(plan, indented: true, memo.Json)));
        if (outputs.HasFlag(CompileOutputs.Script))
            files.Add(new GeneratedFile(name + ".sh", script, IsExecutable: true));
        summary = outputs.HasFlag(CompileOutputs.Plan) ? string.Join("\n", lines) : "";
        return files;
    }
}

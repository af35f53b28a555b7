using Sflow.Binding;
using Sflow.Composition;
using Sflow.Generation;
using Sflow.Generation.Diagrams;
using Sflow.Generation.Plans;
using Sflow.Generation.Yaml;
using Sflow.Planning;
using Sflow.Resolution;

namespace Sflow.Compilation;

/// <summary>The outputs that a request asks for.</summary>
/// <param name="Files">The files.</param>
/// <param name="MainFiles">The paths of the submitted files, one per target.</param>
/// <param name="Summary">The plan for people. It is empty unless the request asks for it.</param>
internal sealed record UnitOutputs(IReadOnlyList<GeneratedFile> Files, IReadOnlyList<string> MainFiles, string Summary)
{
    /// <summary>Generates the outputs. Returns null after an error.</summary>
    public static UnitOutputs? Of(
        CompileRequest request,
        ComposedWorkflow composed,
        WorkflowModel model,
        ExecutionPlan plan,
        IReadOnlyList<Target> targets,
        DiagnosticBag diagnostics
    )
    {
        // The targets check every request, because a plan is valid only when it can become a job.
        var jobs = new List<TargetJob>();
        foreach (var target in targets)
        {
            // A document can describe a workflow for another engine, such as nv-sflow itself.
            if (!TargetFit.Check(target, plan, request.WritesOnlyDocuments ? new DiagnosticBag() : diagnostics))
                continue;
            jobs.Add(target.Open(request.Name, plan));
            jobs[jobs.Count - 1].Check(diagnostics);
        }

        if (diagnostics.HasErrors)
            return null;
        var files = new List<GeneratedFile>();
        var name = request.Name;
        if (request.Outputs.HasFlag(CompileOutputs.Composed))
            files.Add(new GeneratedFile(name + ".yaml", ComposedYamlWriter.Write(composed)));
        if (request.Outputs.HasFlag(CompileOutputs.Resolved))
            files.Add(new GeneratedFile(name + ".resolved.yaml", ComposedYamlWriter.Write(Inliner.Run(composed, model, request.Settings))));
        if (request.Outputs.HasFlag(CompileOutputs.Plan))
            files.Add(new GeneratedFile(name + ".plan.json", PlanJson.Write(plan, indented: true)));
        if (request.Diagram is { } diagram)
            files.AddRange(DiagramFiles.Of(name, plan, diagram));
        List<string> mainFiles = [];
        if ((request.Outputs & (CompileOutputs.Jobs | CompileOutputs.JobChecks)) != CompileOutputs.None)
        {
            foreach (var written in jobs.Select(job => job.Write()))
            {
                mainFiles.Add(written[0].RelativePath);
                files.AddRange(written);
            }
        }

        var summary = request.Outputs.HasFlag(CompileOutputs.Plan) ? string.Join("\n", PlanText.Lines(plan)) : "";
        return new UnitOutputs(files, mainFiles, summary);
    }
}

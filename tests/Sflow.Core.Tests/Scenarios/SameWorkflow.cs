using Sflow.Binding;
using Sflow.Composition;
using Sflow.Generation.Yaml;
using Sflow.Planning;
using Sflow.Resolution;
using Sflow.Syntax;

namespace Sflow.Tests.Scenarios;

/// <summary>The composed and the resolved document of a workflow are the same workflow.</summary>
internal static class SameWorkflow
{
    /// <summary>Why the documents are not the same workflow, or null.</summary>
    /// <param name="composed">The workflow, with its overrides.</param>
    /// <param name="diagnostics">Receives the diagnostics of the workflow itself.</param>
    public static string? Problem(ComposedWorkflow composed, DiagnosticBag diagnostics)
    {
        if (Plan(composed, diagnostics) is not { } plan)
            return "it must compile, but: " + string.Join("\n", diagnostics);
        var text = ComposedYamlWriter.Write(composed).ToString();
        if (Difference(plan, "composed", text, out var whole) is { } difference)
            return difference;
        if (WithoutComments(ComposedYamlWriter.Write(whole!).ToString()) is var twice && twice != WithoutComments(text))
            return $"the composed document must compose to itself, but:\n{text}\nBUT\n{twice}";
        var model = Binder.Run(composed, new DiagnosticBag())!;
        return Difference(plan, "resolved", ComposedYamlWriter.Write(Inliner.Run(composed, model, JobSettings.None)).ToString(), out _);
    }

    /// <summary>The modules merged, or null after an error.</summary>
    public static ComposedWorkflow? Compose(
        IEnumerable<KeyValuePair<string, string>> modules,
        DiagnosticBag diagnostics,
        MergeMode merge = MergeMode.Replace
    )
    {
        var read = modules.Select(module => YamlReader.Read(new SourceText(module.Key, module.Value), diagnostics)).ToList();
        return read.Contains(null) ? null : Composer.Run(read!, diagnostics, MergeKinds.Rules(merge));
    }

    private static string? Difference(ExecutionPlan plan, string name, string text, out ComposedWorkflow? workflow)
    {
        var diagnostics = new DiagnosticBag();
        workflow = Compose([new(name + ".yaml", text)], diagnostics);
        if (workflow is null || Plan(workflow, diagnostics) is not { } again)
            return $"the {name} document must compile, but: {string.Join("\n", diagnostics)}\n{text}";
        return PlanComparison.Difference(plan, again) is { } difference ? $"the {name} document plans {difference}\n{text}" : null;
    }

    // The comments name the modules, which differ.
    private static string WithoutComments(string text) =>
        string.Join("\n", text.Split('\n').Where(line => !line.TrimStart().StartsWith('#')));

    private static ExecutionPlan? Plan(ComposedWorkflow composed, DiagnosticBag diagnostics) =>
        Binder.Run(composed, diagnostics) is { } model
        && !diagnostics.HasErrors
        && Resolver.Run(model, JobSettings.None, diagnostics) is { } resolved
        && !diagnostics.HasErrors
            ? Planner.Run(resolved, diagnostics)
            : null;
}

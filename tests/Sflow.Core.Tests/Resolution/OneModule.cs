using Sflow.Binding;
using Sflow.Composition;
using Sflow.Generation.Yaml;
using Sflow.Planning;
using Sflow.Resolution;
using Sflow.Syntax;

namespace Sflow.Tests.Resolution;

/// <summary>The stages on one module, for tests.</summary>
internal sealed class OneModule
{
    private readonly DiagnosticBag diagnostics = new();

    private OneModule(string text, IReadOnlyList<VariableOverride> variables)
    {
        if (YamlReader.Read(new SourceText("m.yaml", text), diagnostics) is not { } module)
            return;
        if (Composer.Run([module], diagnostics) is not { } composed)
            return;
        composed = Overrides.Apply(composed, variables, [], diagnostics);
        if (diagnostics.HasErrors || Binder.Run(composed, diagnostics) is not { } model || diagnostics.HasErrors)
            return;
        if (Resolver.Run(model, JobSettings.None, diagnostics) is not { } resolved || diagnostics.HasErrors)
            return;
        Plan = Planner.Run(resolved, diagnostics);
        ResolvedText = ComposedYamlWriter.Write(Inliner.Run(composed, model, JobSettings.None)).ToString();
    }

    /// <summary>The plan; null after an error.</summary>
    public ExecutionPlan? Plan { get; }

    /// <summary>The resolved document; empty after an error.</summary>
    public string ResolvedText { get; } = "";

    /// <summary>The diagnostics as <c>(line,column) CODE: message</c>.</summary>
    public IReadOnlyList<string> Diagnostics =>
        [.. diagnostics.Select(one => $"({one.Location.Line},{one.Location.Column}) {one.Code}: {one.Message}")];

    /// <summary>Compiles a module; pairs are overrides of variables.</summary>
    public static OneModule Compile(string text, params (string Name, string Value)[] variables) =>
        new(text, [.. variables.Select(pair => new VariableOverride(pair.Name, pair.Value, TextLocation.OfFile("p")))]);

    /// <summary>The plan of a module that must have one.</summary>
    public static ExecutionPlan PlanOf(string text, params (string Name, string Value)[] variables)
    {
        var module = Compile(text, variables);
        Assert.IsNotNull(module.Plan, string.Join("\n", module.Diagnostics) + "\n" + text);
        return module.Plan;
    }

    /// <summary>The script of the first task of a module, with placeholders as <c>${{ name }}</c>.</summary>
    public static string ScriptOf(string text, params (string Name, string Value)[] variables) =>
        PlanOf(text, variables).Tasks[0].Script.ToText();
}

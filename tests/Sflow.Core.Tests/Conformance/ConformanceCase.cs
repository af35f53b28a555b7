using System.Text.Json;
using Sflow.Binding;
using Sflow.Composition;
using Sflow.Planning;
using Sflow.Resolution;
using Sflow.Syntax;

namespace Sflow.Tests.Conformance;

/// <summary>The arguments of a case and the stages that run on them.</summary>
/// <param name="Folder">Where its files are.</param>
/// <param name="Args">files, set, artifact, missable.</param>
/// <param name="Merge">How its modules merge.</param>
internal sealed record ConformanceCase(string Folder, JsonElement Args, MergeMode Merge = MergeMode.Replace)
{
    private static readonly TextLocation Outside = TextLocation.OfFile("command line");

    public ComposedWorkflow? Compose(DiagnosticBag diagnostics)
    {
        var modules = Strings("files").Select(file => Read(file, diagnostics)).ToList();
        if (modules.Contains(null) || Composer.Run(modules!, diagnostics, MergeKinds.Rules(Merge)) is not { } composed)
            return null;
        composed = MissableTasks.Apply(
            composed,
            [.. Strings("missable").Select(pattern => new Located<string>(pattern, Outside))],
            diagnostics
        );
        composed = Overrides.Apply(
            composed,
            [.. Strings("set").Select(Split).Select(pair => new VariableOverride(pair.Name, pair.Value, Outside))],
            [.. Strings("artifact").Select(Split).Select(pair => new ArtifactOverride(pair.Name, pair.Value, Outside))],
            diagnostics
        );
        return diagnostics.HasErrors ? null : composed;
    }

    public WorkflowModel? Bind(DiagnosticBag diagnostics) =>
        Compose(diagnostics) is { } composed && Binder.Run(composed, diagnostics) is { } model && !diagnostics.HasErrors ? model : null;

    public ExecutionPlan? Plan(DiagnosticBag diagnostics) =>
        Bind(diagnostics) is { } model && Resolver.Run(model, JobSettings.None, diagnostics) is { } resolved && !diagnostics.HasErrors
            ? Planner.Run(resolved, diagnostics)
            : null;

    private ModuleSyntax? Read(string file, DiagnosticBag diagnostics) =>
        SourceDecoder.Decode(file, File.ReadAllBytes(Path.Combine(Folder, file)), diagnostics) is { } source
            ? YamlReader.Read(source, diagnostics)
            : null;

    private IEnumerable<string> Strings(string name) =>
        Args.TryGetProperty(name, out var list) ? list.EnumerateArray().Select(item => item.GetString()!) : [];

    private static (string Name, string Value) Split(string text) => (text[..text.IndexOf('=')], text[(text.IndexOf('=') + 1)..]);
}

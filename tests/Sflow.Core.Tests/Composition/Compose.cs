using Sflow.Composition;
using Sflow.Syntax;

namespace Sflow.Tests.Composition;

/// <summary>Short ways to compose in tests. The modules are called a.yaml, b.yaml …</summary>
internal static class Compose
{
    /// <summary>A module that is complete by itself.</summary>
    public const string Complete = "version: \"0.1\"\nworkflow: {name: w, tasks: [{name: t, script: [x]}]}\n";

    public static ComposedWorkflow? Run(DiagnosticBag diagnostics, params string[] texts)
    {
        var reading = new DiagnosticBag();
        var modules = texts.Select((text, i) => YamlReader.Read(new SourceText($"{(char)('a' + i)}.yaml", text), reading)!).ToList();
        Assert.IsEmpty(reading, string.Join("\n", reading));
        return Composer.Run(modules, diagnostics);
    }

    /// <summary>Composes what must compose without an error.</summary>
    public static ComposedWorkflow Run(params string[] texts)
    {
        var diagnostics = new DiagnosticBag();
        var composed = Run(diagnostics, texts);
        Assert.IsNotNull(composed, string.Join("\n", diagnostics));
        return composed;
    }

    /// <summary>The findings as <c>file(line,column) CODE</c>.</summary>
    public static string[] Diagnostics(params string[] texts)
    {
        var diagnostics = new DiagnosticBag();
        Run(diagnostics, texts);
        return [.. diagnostics.Select(finding => $"{finding.Location} {finding.Code}")];
    }

    public static string Field(this IEnumerable<NamedEntry> entries, string name, string field) =>
        entries.Single(entry => entry.Name == name).Field(field)?.ToValue().Repr() ?? "absent";
}

using Sflow.Syntax;

namespace Sflow.Tests.Syntax;

/// <summary>Short ways to read YAML in tests.</summary>
internal static class Yaml
{
    /// <summary>The root of a text that must be read without any finding.</summary>
    public static MappingSyntax Read(string text)
    {
        var diagnostics = new DiagnosticBag();
        var module = YamlReader.Read(new SourceText("m.yaml", text), diagnostics);
        Assert.IsEmpty(diagnostics, string.Join("\n", diagnostics));
        return module!.Root;
    }

    /// <summary>The value of the key <c>a</c>.</summary>
    public static ScalarSyntax Scalar(string text) => (ScalarSyntax)Read(text).Get("a")!;

    /// <summary>The findings of a text that must not be read.</summary>
    public static IReadOnlyList<Diagnostic> Errors(string text)
    {
        var diagnostics = new DiagnosticBag();
        Assert.IsNull(YamlReader.Read(new SourceText("m.yaml", text), diagnostics));
        return [.. diagnostics];
    }

    /// <summary>A finding as <c>line,column CODE</c>.</summary>
    public static string Short(Diagnostic finding) => $"{finding.Location.Line},{finding.Location.Column} {finding.Code}";
}

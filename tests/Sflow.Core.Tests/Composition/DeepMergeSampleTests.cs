using Sflow.Binding;
using Sflow.Composition;
using Sflow.Generation.Yaml;
using Sflow.Syntax;
using Sflow.Tests.Conformance;

namespace Sflow.Tests.Composition;

/// <summary>A set of modules as people write them for nv-sflow 0.3. It lies beside the examples; where it doesn't, the test is skipped.</summary>
[TestClass]
public sealed class DeepMergeSampleTests
{
    [TestMethod]
    [NeedsExamples]
    public void TheSampleComposesAsNvSflowComposesIt()
    {
        var folder = Path.GetFullPath(Path.Combine(NeedsExamplesAttribute.Folder!, "..", "..", "samples-0.3", "2-deep-merge"));
        if (!Directory.Exists(folder))
            Assert.Inconclusive("the sample is not beside the examples");
        var diagnostics = new DiagnosticBag();
        var modules = Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal).Select(file => Read(file, diagnostics)).ToList();
        var composed = Composer.Run(modules, diagnostics, MergeKinds.Rules(MergeMode.Deep));
        Assert.IsNotNull(composed, string.Join("\n", diagnostics));
        var own = YamlReader.Read(new SourceText("own.yaml", ComposedYamlWriter.Write(composed).ToString()), diagnostics)!;
        var expected = Composer.Run([Read(Path.Combine(folder, "out", "composed.yaml"), diagnostics)], diagnostics);
        Assert.IsNotNull(expected, string.Join("\n", diagnostics));
        var theirs = YamlReader.Read(new SourceText("theirs.yaml", ComposedYamlWriter.Write(expected).ToString()), diagnostics)!;
        Assert.AreEqual(theirs.Root.ToValue().Repr(), own.Root.ToValue().Repr());
    }

    private static ModuleSyntax Read(string file, DiagnosticBag diagnostics) =>
        ComposeCase.ReadModule(Path.GetFileName(file), File.ReadAllBytes(file), diagnostics)!;
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Sflow.Composition;
using Sflow.Diagnostics;
using Sflow.Generation.Yaml;
using Sflow.Syntax;
using Sflow.Text;

namespace Sflow.Tests.Composition;

/// <summary>nv-sflow's own example modules compose as there. They are not part of this repository: the tests need the conformance folder beside it.</summary>
[TestClass]
public sealed class RealModulesTests
{
    [TestMethod]
    public void ExamplesComposeAsInNvSflow()
    {
        if (FindFolder() is not { } folder)
        {
            Assert.Inconclusive("The folder shared/conformance/real is not there; set SFLOW_CONFORMANCE to the conformance folder.");
            return;
        }

        var differences = new List<string>();
        var cases = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "cases.json"))).RootElement.EnumerateArray().ToList();
        foreach (var test in cases)
            differences.AddRange(Judge(folder, test));
        Assert.IsEmpty(differences, string.Join("\n", differences));
        Assert.IsNotEmpty(cases);
    }

    private static IEnumerable<string> Judge(string folder, JsonElement test)
    {
        var args = test.GetProperty("args");
        var diagnostics = new DiagnosticBag();
        IEnumerable<string> Strings(string name) => args.GetProperty(name).EnumerateArray().Select(item => item.GetString()!);
        IEnumerable<(string Name, string Value)> Pairs(string name) => Strings(name).Select(text => (text[..text.IndexOf('=')], text[(text.IndexOf('=') + 1)..]));
        var modules = Strings("files").Select(file => ComposeCase.ReadModule(file, File.ReadAllBytes(Path.Combine(folder, file)), diagnostics)).ToList();
        var id = test.GetProperty("id").GetString();
        if (modules.Contains(null) || Composer.Run(modules!, diagnostics) is not { } composed)
            return [$"{id}: {string.Join("; ", diagnostics)}"];
        var at = TextLocation.OfFile("command line");
        composed = Overrides.Apply(
            composed, [.. Pairs("set").Select(pair => new VariableOverride(pair.Name, pair.Value, at))], [.. Pairs("artifact").Select(pair => new ArtifactOverride(pair.Name, pair.Value, at))], diagnostics);
        composed = MissableTasks.Apply(composed, [.. Strings("missable").Select(pattern => new Located<string>(pattern, at))], diagnostics);
        var expectation = test.GetProperty("compose");
        if (!expectation.GetProperty("ok").GetBoolean() || diagnostics.HasErrors)
            return [$"{id}: {expectation} {string.Join("; ", diagnostics)}"];
        var expected = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, expectation.GetProperty("expected").GetString()!))).RootElement;
        var written = YamlReader.Read(new SourceText("composed.yaml", ComposedYamlWriter.Write(composed)), diagnostics)!;
        return OracleData.Differences(written.Root.ToValue(), expected).Select(difference => $"{id}: {difference}");
    }

    private static string? FindFolder()
    {
        var candidates = new List<string> { Path.Combine(ComposeCase.Root, "real") };
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            candidates.Add(Path.Combine(folder.FullName, "shared", "conformance", "real"));
        return candidates.FirstOrDefault(Directory.Exists);
    }
}

using Newtonsoft.Json.Linq;
using Sflow.Cli.Tests.Output;

namespace Sflow.Cli.Tests.Hostile;

/// <summary>
/// Hostile strings in files, tables, names and options, through every verb: no terminal gets a control sequence, what programs read stays
/// readable, and nothing crashes.
/// </summary>
[TestClass]
[OSCondition(OperatingSystems.Linux, IgnoreMessage = "The names of the files are those of Linux, and the terminal is util-linux's.")]
public sealed class HostileStringTests
{
    private const int DefectCode = 70;

    public static IEnumerable<object[]> Verbs => HostileCalls.Verbs.Select(verb => new object[] { verb });

    [TestMethod]
    [DynamicData(nameof(Verbs))]
    public void MessagesAreSafeAndNothingCrashes(string verb)
    {
        foreach (var call in HostileCalls.Of(verb))
        {
            using var folder = new HostileFolder();
            var answer = SflowExecutable.Run(folder.Path, call);
            var shown = $"{string.Join(' ', call.Select(Short))}\n{Short(answer.Text)}";
            Assert.AreNotEqual(DefectCode, answer.ExitCode, shown);
            Assert.IsTrue(answer.ExitCode is >= 0 and < DefectCode, shown);
            var error = HostileStrings.WithoutLogs(answer.Error);
            Assert.AreEqual("", HostileStrings.Obeyed(error), shown);
            Assert.DoesNotContain("   at Sflow.", error, shown);
            foreach (var line in error.Split('\n'))
                Assert.IsFalse(line.StartsWith("::", StringComparison.Ordinal), shown);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Verbs))]
    public void ATerminalGetsNoControlSequence(string verb)
    {
        foreach (var call in HostileCalls.Of(verb).Where(call => call.All(word => word.Length < HostileStrings.Long.Length)))
        {
            using var folder = new HostileFolder();
            var output = folder.RunOnTerminal(call);
            Assert.AreEqual(
                "",
                HostileStrings.Obeyed(HostileStrings.WithoutLogs(output)),
                $"{string.Join(' ', call.Select(Short))}\n{Short(output)}"
            );
        }
    }

    [TestMethod]
    [DynamicData(nameof(Verbs))]
    public void WhatProgramsReadStaysReadable(string verb)
    {
        foreach (var call in HostileCalls.Of(verb))
        {
            if (call.Any(word => word.StartsWith("--error-format", StringComparison.Ordinal) || word.Length >= HostileStrings.Long.Length))
                continue;
            using var folder = new HostileFolder();
            var shown = string.Join(' ', call.Select(Short));
            var json = Errors(folder, call, "json");
            foreach (var line in json.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                Assert.AreEqual("sflow.diagnostics/1", (string?)JObject.Parse(line)["schema"], shown);
            SarifRules.Check(Errors(folder, call, "sarif"));
            var github = Errors(folder, call, "github");
            Assert.AreEqual("", HostileStrings.Obeyed(json + github), shown);
            foreach (var line in github.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                StringAssert.Matches(line, new(@"\A::(error|warning|notice|debug)( [^:]*)?::[^\r]*\z"), shown);
        }
    }

    [TestMethod]
    public void JsonGivesTheNamesAndPlacesBackByteForByte()
    {
        using var folder = new HostileFolder();
        var name = HostileStrings.FileName + ".yaml";
        var line = JObject.Parse(Errors(folder, ["compose", "--", name], "json"));
        Assert.AreEqual(name, (string)line["file"]!);
        var place = "--set " + HostileStrings.Word;
        var usage = JObject.Parse(Errors(folder, ["compose", "good.yaml", "--set", HostileStrings.Word], "json").Split('\n')[0]);
        Assert.AreEqual(place, (string)usage["place"]!);
    }

    // A workflow that runs writes lines of its own to standard error.
    private static string Errors(HostileFolder folder, string[] call, string format) =>
        SflowExecutable
            .Run(folder.Path, [call[0], "--error-format", format, .. call[0] == "run" ? new[] { "--dry-run" } : [], .. call.Skip(1)])
            .Error;

    private static string Short(string text)
    {
        const int Most = 2000;
        var visible = string.Concat(text.Select(c => char.IsControl(c) && c != '\n' ? $"<{(int)c:x2}>" : c.ToString()));
        return visible.Length > Most ? visible[..Most] + "…" : visible;
    }
}

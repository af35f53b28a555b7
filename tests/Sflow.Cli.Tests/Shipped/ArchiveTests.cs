using System.Text.RegularExpressions;

namespace Sflow.Cli.Tests.Shipped;

/// <summary>What people download.</summary>
[TestClass]
public sealed partial class ArchiveTests
{
    private static readonly Version Rhel8 = new(2, 28);

    [TestMethod]
    public void TheSameInputGivesTheSameBytes()
    {
        using var again = new TempFolder();
        ShippedArchive.Make(again.Path);
        foreach (var file in Directory.GetFiles(again.Path))
        {
            var first = Path.Combine(Path.GetDirectoryName(ShippedArchive.Path)!, Path.GetFileName(file));
            CollectionAssert.AreEqual(File.ReadAllBytes(first), File.ReadAllBytes(file), file);
        }
    }

    [TestMethod]
    public void NothingInItIsForADebuggerOrOfThisMachine()
    {
        var listed = ShippedArchive.Bash("/", "-c", "exec tar -tvzf \"$1\"", "bash", ShippedArchive.Path).Succeeded().Output;
        var lines = listed.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var line in lines)
        {
            StringAssert.Matches(line, LineOfTar(), line);
            Assert.DoesNotContain(".dbg", line);
            Assert.DoesNotContain(".pdb", line);
            Assert.DoesNotContain(".xml", line);
        }

        var names = lines.Select(line => line.Split(' ')[^1]).ToList();
        CollectionAssert.IsSubsetOf(
            new[] { "LICENSE", "README.md", "bin/sflow", "share/doc/sflow/LIBRARIES.md" },
            names.Select(name => name[(ShippedArchive.Name.Length + 1)..]).ToList()
        );
    }

    [TestMethod]
    public void ItHasWhatShellsAndManNeed()
    {
        var verbs = SflowExecutable.Run("/", "--help").Succeeded().Output;
        if (!verbs.Contains("\n  completion", StringComparison.Ordinal) || !verbs.Contains("\n  man", StringComparison.Ordinal))
            Assert.Fail("this sflow has no verb that writes completions or manual pages");
        using var folder = new TempFolder();
        ShippedArchive.UnpackTo(folder.Path);
        foreach (
            var file in new[] { "bash-completion/completions/sflow", "zsh/site-functions/_sflow", "fish/vendor_completions.d/sflow.fish" }
        )
            StringAssert.Contains(File.ReadAllText(folder["share/" + file]), "sflow");
        Assert.IsTrue(File.Exists(folder["share/man/man1/sflow.1"]));
        Assert.IsTrue(File.Exists(folder["share/man/man1/sflow-compose.1"]));
    }

    [TestMethod]
    public void EveryLibraryInItHasItsLicence()
    {
        using var folder = new TempFolder();
        ShippedArchive.UnpackTo(folder.Path);
        var text = File.ReadAllText(folder["share/doc/sflow/LIBRARIES.md"]);
        var libraries = File.ReadAllLines(Path.Combine(Path.GetDirectoryName(SflowExecutable.Path)!, "libraries"));
        Assert.IsNotEmpty(libraries);
        foreach (var library in libraries.Select(line => line.Split('|')))
            StringAssert.Contains(text, $"\n## {library[0]} {library[1]}\n\nLicence: ");
        // The page adds the text of these two alone. A library with another licence must bring its own.
        var known = KnownLicence().Count(text);
        Assert.AreEqual(libraries.Length, known, text[..4000]);
    }

    [TestMethod]
    public void ItStartsOnTheGlibcOfRhel8()
    {
        using var folder = new TempFolder();
        ShippedArchive.UnpackTo(folder.Path);
        var needed = ShippedArchive
            .Bash(folder.Path, "-c", "exec readelf --version-info --wide bin/*")
            .Succeeded()
            .Output.Split('\n')
            .SelectMany(line => GlibcVersion().Matches(line))
            .Select(match => Version.Parse(match.Groups[1].Value))
            .ToList();
        Assert.IsNotEmpty(needed);
        Assert.IsLessThanOrEqualTo(Rhel8, needed.Max()!);
        StringAssert.Contains(File.ReadAllText(folder["share/doc/sflow/README.md"]), $"with glibc {needed.Max()} or later");
    }

    [TestMethod]
    public void ItsPageNamesItsVersion()
    {
        using var folder = new TempFolder();
        ShippedArchive.UnpackTo(folder.Path);
        Assert.StartsWith($"# sflow {ShippedArchive.Version}\n", File.ReadAllText(folder["share/doc/sflow/README.md"]));
        ShippedArchive.IsVersion(SflowExecutable.Run("/", "--version").Succeeded().Output);
    }

    [GeneratedRegex("^[-d]rw.r-.r-. 0/0 +[0-9]+ 2026-01-01 00:00 " + @"sflow-[0-9.]+[^ /]*/[^ ]*$")]
    private static partial Regex LineOfTar();

    [GeneratedRegex("Name: GLIBC_([0-9.]+)")]
    private static partial Regex GlibcVersion();

    [GeneratedRegex("^Licence: (MIT|MS-PL OR Apache-2.0)\\. ", RegexOptions.Multiline)]
    private static partial Regex KnownLicence();
}

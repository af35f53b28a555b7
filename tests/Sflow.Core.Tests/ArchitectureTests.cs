using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Sflow.Tests;

/// <summary>The rooms of Sflow.Core and which of them may use which: docs/codebase.md draws the same picture.</summary>
[TestClass]
public sealed partial class ArchitectureTests
{
    private static readonly string[] Pipeline = ["Text", "Diagnostics", "Expressions", "Syntax", "Composition", "Binding", "Resolution", "Planning", "Generation"];

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Text"] = [],
        ["Diagnostics"] = ["Text"],
        ["Expressions"] = ["Text", "Diagnostics"],
        ["Syntax"] = Above("Syntax"),
        ["Composition"] = Above("Composition"),
        ["Binding"] = Above("Binding"),
        ["Resolution"] = Above("Resolution"),
        ["Planning"] = Above("Planning"),
        ["Generation"] = Above("Generation"),
        ["Sweeps"] = [.. Pipeline],
        ["Slurm"] = ["Text", "Diagnostics"],
        ["Runs"] = ["Text", "Diagnostics"],
    };

    [TestMethod]
    public void EveryRoomUsesOnlyTheRoomsItMay()
    {
        var wrong = from file in Sources()
                    let room = Path.GetRelativePath(CoreFolder, file).Split('/', '\\')[0]
                    where !room.EndsWith(".cs", StringComparison.Ordinal)
                    from used in Used(file)
                    where used != room && !Allowed[room].Contains(used)
                    select $"{Path.GetRelativePath(CoreFolder, file)} uses Sflow.{used}";
        Assert.AreEqual("", string.Join("\n", wrong));
    }

    [TestMethod]
    public void EveryFolderIsAKnownRoom()
    {
        var folders = Directory.GetDirectories(CoreFolder).Select(Path.GetFileName).Except(["bin", "obj"]);
        Assert.AreEqual("", string.Join(", ", folders.Where(folder => !Allowed.ContainsKey(folder!))));
    }

    [TestMethod]
    public void NamespacesAreTheFolders()
    {
        // Deeper folders sort the files of a room; a room is one namespace, apart from the targets of Generation.
        var wrong = from file in Sources()
                    let room = Path.GetRelativePath(CoreFolder, file).Split('/', '\\')[0]
                    let expected = room.EndsWith(".cs", StringComparison.Ordinal) ? "Sflow" : "Sflow." + room
                    let found = NamespaceLine().Match(File.ReadAllText(file)).Groups[1].Value
                    where found != expected && !(room == "Generation" && found.StartsWith(expected + ".", StringComparison.Ordinal)) && Path.GetFileName(file) != "Polyfills.cs"
                    select $"{Path.GetRelativePath(CoreFolder, file)}: {found}";
        Assert.AreEqual("", string.Join("\n", wrong));
    }

    private static string CoreFolder { get; } = Find();

    private static string[] Above(string room) => [.. Pipeline.TakeWhile(name => name != room)];

    private static IEnumerable<string> Sources() => Directory.GetFiles(CoreFolder, "*.cs", SearchOption.AllDirectories)
        .Where(file => !Path.GetRelativePath(CoreFolder, file).StartsWith("obj", StringComparison.Ordinal) && !Path.GetRelativePath(CoreFolder, file).StartsWith("bin", StringComparison.Ordinal));

    // A using line, or a name that is written out.
    private static IEnumerable<string> Used(string file) => RoomName().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value).Where(Allowed.ContainsKey).Distinct();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Sflow.sln")))
                return Path.Combine(folder.FullName, "src", "Sflow.Core");
        }

        throw new InvalidOperationException("the repository was not found above " + AppContext.BaseDirectory);
    }

    [GeneratedRegex(@"\bSflow\.([A-Z][A-Za-z]*)\b")]
    private static partial Regex RoomName();

    [GeneratedRegex(@"^namespace ([A-Za-z.]+)", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();
}

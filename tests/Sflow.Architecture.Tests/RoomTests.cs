using System.Text.RegularExpressions;

namespace Sflow.Architecture.Tests;

/// <summary>Which folder may use which, by what the compiler makes of every name.</summary>
[TestClass]
public sealed partial class RoomTests
{
    // Uses a higher room of Core without naming its namespace as a whole: nothing that searches for "Sflow.Sweeps" sees it.
    private const string Hole =
        "namespace Sflow.Text; internal static class Hole { public static object Use(Binding.WorkflowModel m) => new "
        + "Sweeps.SweepColumns(0, 0, 0, [], []); }";

    public static IEnumerable<object[]> Assemblies => Rooms.Order.Keys.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Assemblies))]
    public void ARoomUsesOnlyThoseBelowIt(string name) => Assert.AreEqual("", Text(WrongUses(SourceAssembly.Of(name), name)));

    [TestMethod]
    [DynamicData(nameof(Assemblies))]
    public void FoldersHaveNoCycles(string name) => Assert.AreEqual("", Text(new FolderGraph(SourceAssembly.Of(name).Uses()).Cycles()));

    [TestMethod]
    [DynamicData(nameof(Assemblies))]
    public void EveryFolderIsInARoomAndTheCompilerUnderstandsAll(string name)
    {
        var assembly = SourceAssembly.Of(name);
        Assert.AreEqual("", string.Join("\n", assembly.Errors));
        CollectionAssert.AreEquivalent(Rooms.Order[name], assembly.Folders.Select(Rooms.Of).Distinct().ToList());
    }

    [TestMethod]
    public void AUseByASiblingNamespaceIsFound()
    {
        var wrong = WrongUses(new SourceAssembly("Sflow.Core", ("Text/Hole.cs", Hole)), "Sflow.Core");
        CollectionAssert.AreEquivalent(
            new[] { "Text -> Binding: Hole.cs uses WorkflowModel", "Text -> Sweeps: Hole.cs uses SweepColumns" },
            wrong.Select(Text).ToList()
        );
    }

    [TestMethod]
    [DynamicData(nameof(Assemblies))]
    public void NamespacesAreTheRooms(string name)
    {
        // Deeper folders sort the files of a room, which is one namespace; each target of Generation and what targets share have their own.
        var root = Repository.PathOf("src", name);
        var wrong =
            from file in Directory.GetFiles(root, "*.cs", SearchOption.AllDirectories)
            let folder = Path.GetDirectoryName(Path.GetRelativePath(root, file))!.Replace('\\', '/')
            where
                Rooms.Of(folder) is not ("bin" or "obj")
                && !file.EndsWith("MSBuildMultiThreadableTaskAttribute.cs", StringComparison.Ordinal)
            let room = Rooms.Of(folder) == "Generation" ? folder : Rooms.Of(folder)
            let expected = string.Join(
                ".",
                (string[])[name == "Sflow.Core" ? "Sflow" : name, .. room.Split('/').Where(part => part.Length > 0)]
            )
            let found = NamespaceLine().Match(File.ReadAllText(file)).Groups[1].Value
            where found != expected
            select $"{Path.GetRelativePath(root, file)}: {found}, not {expected}";
        Assert.AreEqual("", string.Join("\n", wrong));
    }

    private static IEnumerable<FolderUse> WrongUses(SourceAssembly assembly, string name)
    {
        var order = Rooms.Order[name];
        return assembly
            .Uses()
            .Where(use => Rooms.Of(use.From) != Rooms.Of(use.To))
            .Where(use => Array.IndexOf(order, Rooms.Of(use.To)) > Array.IndexOf(order, Rooms.Of(use.From)));
    }

    private static string Text(IEnumerable<FolderUse> uses) => string.Join("\n", uses.Select(Text));

    private static string Text(FolderUse use) => $"{Shown(use.From)} -> {Shown(use.To)}: {use.Where}";

    private static string Shown(string folder) => folder.Length == 0 ? "(root)" : folder;

    [GeneratedRegex("^namespace ([A-Za-z.]+)", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();
}

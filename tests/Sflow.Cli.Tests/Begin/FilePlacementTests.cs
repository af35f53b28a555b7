using Sflow.Cli.Content;

namespace Sflow.Cli.Tests.Begin;

[TestClass]
public sealed class FilePlacementTests
{
    [TestMethod]
    [DataRow("../x")]
    [DataRow("a/../../x")]
    [DataRow("/x")]
    public void APathOutsideIsADefect(string path)
    {
        using var folder = new TempFolder();
        Assert.ThrowsExactly<ArgumentException>(() => new FilePlacement(folder.Path, [File(path, "x")]));
    }

    [TestMethod]
    public void AFailureHalfwayUndoesEverything()
    {
        using var folder = new TempFolder();
        System.IO.File.WriteAllText(folder["a"], "old");
        var placement = new FilePlacement(folder.Path, [File("a", "new"), File("sub/b", "new"), File("c/d", "new")]);
        // Somebody makes a file where a folder must be, after the look.
        System.IO.File.WriteAllText(folder["c"], "theirs");
        Assert.Throws<IOException>(placement.Write);
        Assert.AreEqual("old", System.IO.File.ReadAllText(folder["a"]));
        CollectionAssert.AreEqual(
            new[] { "a", "c" },
            Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal).ToList()
        );
    }

    [TestMethod]
    public void ALinkIsReplacedAndItsTargetStays()
    {
        using var folder = new TempFolder();
        System.IO.File.WriteAllText(folder["target"], "theirs");
        System.IO.File.CreateSymbolicLink(folder["a"], folder["target"]);
        var placement = new FilePlacement(folder.Path, [File("a", "new")]);
        Assert.HasCount(1, placement.Different);
        placement.Write();
        Assert.AreEqual("theirs", System.IO.File.ReadAllText(folder["target"]));
        Assert.AreEqual("new", System.IO.File.ReadAllText(folder["a"]));
    }

    private static EmbeddedFile File(string path, string text) => new EmbeddedFile(path, []).With(text);
}

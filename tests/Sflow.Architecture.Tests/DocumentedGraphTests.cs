using System.Text.RegularExpressions;

namespace Sflow.Architecture.Tests;

/// <summary>
/// The graph of folders in <c>docs/codebase.md</c> is what the sources say. <c>SFLOW_REWRITE_BASELINES=1</c> writes it anew.
/// </summary>
[TestClass]
public sealed partial class DocumentedGraphTests
{
    private const string Start = "<!-- folders: written by DocumentedGraphTests -->\n";
    private const string End = "<!-- end of folders -->";

    [TestMethod]
    public void TheDocumentHasTheGraphOfFolders()
    {
        var path = Repository.PathOf("docs", "codebase.md");
        var document = File.ReadAllText(path);
        var graph = Start + string.Concat(Rooms.Order.Keys.Select(Table)) + "\n" + End;
        if (Repository.IsRewriting)
            File.WriteAllText(path, document = Section().Replace(document, _ => graph));
        StringAssert.Contains(document, graph);
    }

    private static string Table(string name)
    {
        var assembly = SourceAssembly.Of(name);
        var graph = new FolderGraph(assembly.Uses());
        var rows = assembly
            .Folders.OrderBy(folder => Array.IndexOf(Rooms.Order[name], Rooms.Of(folder)))
            .ThenBy(folder => folder, StringComparer.Ordinal)
            .Select(folder => $"| {Shown(folder)} | {assembly.FilesIn(folder)} | {string.Join(", ", graph.Of(folder).Select(Shown))} |\n");
        return $"\n`{name}`, {assembly.FileCount} files:\n\n| folder | files | uses |\n|---|---|---|\n" + string.Concat(rows);
    }

    private static string Shown(string folder) => folder.Length == 0 ? "*(root)*" : $"`{folder}`";

    [GeneratedRegex("<!-- folders: .*?<!-- end of folders -->", RegexOptions.Singleline)]
    private static partial Regex Section();
}

using System.Xml.Linq;
using SkiaSharp;

namespace Sflow.Cli.Tests;

[TestClass]
public sealed class VisualizeTests
{
    private const string Head = """
        version: "0.1"
        backends:
          - {name: here, type: local, default: true}

        """;

    private const string Workflow = """
        version: "0.1"
        variables:
          TP: {type: integer, value: 2}
          PASSWORD: {value: geheim}
        artifacts:
          - {name: MODEL, uri: fs:///models/small}
        backends:
          - {name: hpc, type: slurm, account: a, partition: p, time: "01:00:00", nodes: 2, gpus_per_node: 4, default: true}
        workflow:
          name: serve
          tasks:
            - name: server
              resources: {gpus: {count: "${{ variables.TP }}"}}
              probes: {readiness: {log_watch: {match_pattern: "loaded ${{ artifacts.MODEL.path }}"}, timeout: 60}}
              script: [x]
            - {name: bench, depends_on: [server], script: ['x $PASSWORD']}
        """;

    [TestMethod]
    [Covers("visualize", "FILES", "--set")]
    public void WithoutAnOutputThePictureIsAnSvgOfTheName()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["serve.yaml"], Workflow);
        var answer = SflowExecutable.Run(folder.Path, "visualize", "serve.yaml", "-s", "TP=4");
        Assert.AreEqual("serve.svg\n", answer.Output, answer.Text);
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        var texts = TextsOf(File.ReadAllText(folder["serve.svg"]));
        CollectionAssert.IsSubsetOf(new[] { "serve", "server", "bench", "ready", "node 0 · GPU 0-3" }, texts);
        SflowExecutable.Run(folder.Path, "visualize", "serve.yaml");
        CollectionAssert.Contains(TextsOf(File.ReadAllText(folder["serve.svg"])), "node 0 · GPU 0-1");
    }

    [TestMethod]
    [Covers("visualize", "--output", "--format")]
    [DataRow("a.svg", null, "<svg ")]
    [DataRow("a.html", null, "<!DOCTYPE html>")]
    [DataRow("a.mmd", null, "---\ntitle")]
    [DataRow("a.gv", null, "digraph ")]
    [DataRow("noextension", null, "<svg ")]
    [DataRow("noextension", "dot", "digraph ")]
    [DataRow("new/folder/", "mermaid", "---\ntitle")]
    public void TheFormatIsTheOneThatIsGivenOrThatOfTheName(string output, string? format, string beginning)
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["serve.yaml"], Workflow);
        string[] chosen = format is null ? [] : ["--format", format];
        var answer = SflowExecutable.Run(folder.Path, ["visualize", "serve.yaml", "--output", output, .. chosen]);
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        Assert.AreEqual("", answer.Error);
        StringAssert.StartsWith(File.ReadAllText(folder[answer.Output.TrimEnd('\n')]), beginning);
    }

    [TestMethod]
    [Covers("visualize", "--output")]
    public void ADashIsStandardOutput()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["serve.yaml"], Workflow);
        var answer = SflowExecutable.Run(folder.Path, "visualize", "serve.yaml", "--format", "mermaid", "-o", "-");
        StringAssert.Contains(answer.Output, "n0 -. ready .-> n1\n", answer.Text);
        Assert.HasCount(1, Directory.GetFileSystemEntries(folder.Path));
    }

    [TestMethod]
    [Covers("visualize", "--format")]
    public void APngHasThePictureInTwiceTheSize()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["serve.yaml"], Workflow);
        var answer = SflowExecutable.Run(folder.Path, "visualize", "serve.yaml", "-o", "serve.png");
        Assert.AreEqual("serve.png\n", answer.Output, answer.Text);
        SflowExecutable.Run(folder.Path, "visualize", "serve.yaml", "-o", "serve.svg");
        var svg = XDocument.Parse(File.ReadAllText(folder["serve.svg"])).Root!;
        using var picture = SKBitmap.Decode(folder["serve.png"]);
        Assert.AreEqual(2 * (int)svg.Attribute("width")!, picture.Width);
        Assert.AreEqual(2 * (int)svg.Attribute("height")!, picture.Height);
        Assert.AreEqual(SKColors.White, picture.GetPixel(1, 1));
        // The bar of the first task, at its place in the SVG.
        var bar = svg.Descendants().First(element => (string?)element.Attribute("class") == "f-hue0");
        var (x, y) = ((double)bar.Attribute("x")! + 2, (double)bar.Attribute("y")! + 10);
        Assert.AreEqual(SKColor.Parse((string)bar.Attribute("fill")!), picture.GetPixel((int)(2 * x), (int)(2 * y)));
        // The name is there: dark pixels in the first lines, although the machine may have no font.
        Assert.IsGreaterThan(200, Enumerable.Range(0, 80 * 200).Count(i => picture.GetPixel(40 + (i % 200), 30 + (i / 200)).Red < 60));
    }

    [TestMethod]
    [Covers("visualize", "--file", "--artifact", "--missable-tasks", "--merge")]
    public void ModulesMergeAsInOtherVerbs()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["serve.yaml"], Workflow);
        File.WriteAllText(
            folder["more.yaml"],
            "version: \"0.1\"\nworkflow: {tasks: [{name: bench, retries: {count: 5, interval: 1}}, "
                + "{name: report, depends_on: [bench, gone], script: [x]}]}\n"
        );
        var answer = SflowExecutable.Run(
            folder.Path,
            "visualize",
            "-f",
            "serve.yaml",
            "--file",
            "more.yaml",
            "--merge",
            "deep",
            "-M",
            "gone",
            "-a",
            "MODEL=fs:///other",
            "-o",
            "x.svg"
        );
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        CollectionAssert.IsSubsetOf(
            new[] { "server", "report", "5 retries", "ready: log loaded /other" },
            TextsOf(File.ReadAllText(folder["x.svg"]))
        );
    }

    [TestMethod]
    [Covers("visualize", "--show-variables")]
    public void VariablesAreShownOnDemandWithoutSecrets()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["serve.yaml"], Workflow);
        foreach (var format in new[] { "svg", "html", "dot", "mermaid" })
        {
            var without = SflowExecutable.Run(folder.Path, "visualize", "serve.yaml", "--format", format, "-o", "-").Output;
            var with = SflowExecutable
                .Run(folder.Path, "visualize", "serve.yaml", "--format", format, "-o", "-", "--show-variables")
                .Output;
            Assert.IsFalse(without.Contains("PASSWORD", StringComparison.Ordinal));
            StringAssert.Contains(with, "PASSWORD");
            Assert.IsFalse(with.Contains("geheim", StringComparison.Ordinal));
        }
    }

    [TestMethod]
    [Covers("visualize", "--bulk-input", "--row")]
    public void EachRowHasAPicture()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["serve.yaml"], Workflow);
        File.WriteAllText(folder["rows.csv"], "job_name,TP\none,1\ntwo,2\nfour,4\n");
        var all = SflowExecutable.Run(folder.Path, "visualize", "serve.yaml", "-b", "rows.csv");
        Assert.AreEqual("rows/one_001.svg\nrows/two_002.svg\nrows/four_003.svg\n", all.Output, all.Text);
        CollectionAssert.Contains(TextsOf(File.ReadAllText(folder["rows/four_003.svg"])), "node 0 · GPU 0-3");

        var some = SflowExecutable.Run(
            folder.Path,
            "visualize",
            "serve.yaml",
            "--bulk-input",
            "rows.csv",
            "--row",
            "1,3",
            "-o",
            "pages/",
            "--format",
            "html"
        );
        Assert.AreEqual("pages/rows/one_001.html\npages/rows/four_003.html\n", some.Output, some.Text);

        var one = SflowExecutable.Run(folder.Path, "visualize", "serve.yaml", "-b", "rows.csv", "--row", "2", "-o", "two.svg");
        Assert.AreEqual("two.svg\n", one.Output, one.Text);
        CollectionAssert.Contains(TextsOf(File.ReadAllText(folder["two.svg"])), "node 0 · GPU 0-1");
    }

    [TestMethod]
    [Covers("visualize", "--row")]
    public void SeveralRowsDoNotFitIntoOneFile()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["serve.yaml"], Workflow);
        File.WriteAllText(folder["rows.csv"], "job_name,TP\none,1\ntwo,2\n");
        var answer = SflowExecutable.Run(folder.Path, "visualize", "serve.yaml", "-b", "rows.csv", "-o", "all.svg");
        Assert.AreEqual(2, answer.ExitCode, answer.Text);
        StringAssert.Contains(answer.Error, "--output all.svg: error SFLOW2043: One file can't hold the pictures of 2 rows.");
        Assert.IsFalse(File.Exists(folder["all.svg"]));
    }

    [TestMethod]
    [Covers("visualize", "--output-dir", "--workspace-dir")]
    public void TheFolderOfNvSflowIsUsedAndTheWorkspaceHasNoEffect()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["serve.yaml"], Workflow);
        var answer = SflowExecutable.Run(
            folder.Path,
            "visualize",
            "serve.yaml",
            "--output-dir",
            "out",
            "--workspace-dir",
            "/w",
            "--log-level",
            "debug"
        );
        Assert.AreEqual("out/serve.svg\n", answer.Output, answer.Text);
        Assert.IsTrue(File.Exists(folder["out/serve.svg"]));
        StringAssert.Contains(answer.Error, "SFLOW2003: The option --workspace-dir has no effect");
    }

    [TestMethod]
    [Covers("visualize", "--format", "--output")]
    [DataRow("--format pdf", "SFLOW2041", "There is no picture format 'pdf'; the formats are svg, png, html, mermaid or dot. To get a PDF")]
    [DataRow("-o dag.pdf", "SFLOW2041", "There is no picture format 'pdf'")]
    [DataRow("--format svgg", "SFLOW2041", "Did you mean 'svg'?")]
    [DataRow("-o dag.jpg", "SFLOW2042", "The name 'dag.jpg' doesn't say in which format to draw.")]
    [DataRow("-o - --format png", "SFLOW2043", "A PNG picture is not text for standard output.")]
    public void AWrongFormatIsAUsageError(string options, string code, string message)
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["serve.yaml"], Workflow);
        var answer = SflowExecutable.Run(folder.Path, ["visualize", "serve.yaml", .. options.Split(' ')]);
        Assert.AreEqual(2, answer.ExitCode, answer.Text);
        StringAssert.Contains(answer.Error, $"error {code}: ");
        StringAssert.Contains(answer.Error, message);
        Assert.HasCount(1, Directory.GetFileSystemEntries(folder.Path));
    }

    [TestMethod]
    [Covers("visualize", "--format")]
    public void ANameThatSaysAnotherFormatIsAWarning()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["serve.yaml"], Workflow);
        var answer = SflowExecutable.Run(folder.Path, "visualize", "serve.yaml", "-o", "dag.svg", "--format", "html");
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        StringAssert.Contains(answer.Error, "warning SFLOW2044: The file 'dag.svg' gets the format html");
    }

    [TestMethod]
    [Covers("visualize")]
    public void AnErrorLeavesNoFile()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["bad.yaml"], Head + "workflow: {name: w, tasks: [{name: t, depends_on: [gone], script: [x]}]}\n");
        var answer = SflowExecutable.Run(folder.Path, "visualize", "bad.yaml");
        Assert.AreEqual(1, answer.ExitCode, answer.Text);
        Assert.AreEqual("", answer.Output);
        Assert.HasCount(1, Directory.GetFileSystemEntries(folder.Path));
    }

    // The picture in the documentation is what the command draws of a sample.
    [TestMethod]
    [Covers("visualize")]
    public void TheDocumentedPictureIsThatOfTheSample()
    {
        var answer = SflowExecutable.Run(Repository.PathOf("samples"), "visualize", "-b", "bulk_input.csv", "--row", "2", "-o", "-");
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        var path = Repository.PathOf("docs", "images", "inference.svg");
        if (Repository.IsRewriting)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, answer.Output);
        }

        Assert.AreEqual(File.ReadAllText(path), answer.Output);
    }

    private static List<string> TextsOf(string svg) =>
        [.. XDocument.Parse(svg).Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value)];
}

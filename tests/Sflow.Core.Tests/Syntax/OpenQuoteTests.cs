using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Sflow.Tests.Syntax;

/// <summary>A quote that is not closed is reported where it opens, and not where the next quote stands.</summary>
[TestClass]
public sealed class OpenQuoteTests
{
    private const int MostOfOneFile = 12;

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DataRow("a: 'x\nb: 'y'\n", "1,4 SFLOW1026")]
    [DataRow("a: \"x\nb: \"y\"\n", "1,4 SFLOW1026")]
    [DataRow("a: 'x\n", "1,4 SFLOW1026")]
    [DataRow("'a: 1\nb: 'y'\n", "1,1 SFLOW1026")]
    [DataRow("a: [x, 'y, z]\nb: ['q']\n", "1,8 SFLOW1026")]
    [DataRow("a: {x: \"y, z: 1}\nb: {q: \"r\"}\n", "1,8 SFLOW1026")]
    [DataRow("a: ['x, 'y']\n", "1,5 SFLOW1026")]
    [DataRow("a:\n  - b: 'x # why\n  - b: 'y'\n", "2,8 SFLOW1026")]
    [DataRow("a:\n  - 'echo it's'\n", "2,13 SFLOW1027")]
    [DataRow("a:\n  - \"echo \"hi\" there\"\n", "2,11 SFLOW1027 2,14 SFLOW1027")]
    [DataRow("a: 'x\nb: 'y\nc: 'z'\n", "1,4 SFLOW1026 2,4 SFLOW1026")]
    [DataRow("a: 'x\nb: |\n  it's\nc: 'z'\n", "1,4 SFLOW1026")]
    [DataRow("a: \"x\nb:\n  - 'y'\n  - 'echo it's'\nc:\n  - |\n    \"z\"\n", "1,4 SFLOW1026 4,13 SFLOW1027")]
    [DataRow("a: 'x\n# it's\nb: 1\n", "1,4 SFLOW1026")]
    [DataRow("a: 'x\n  y\nb: 'z'\n", "1,4 SFLOW1026")]
    [DataRow("a: \"x\nb: |\n  python -c \"\n    pass\nc: 1\n", "1,4 SFLOW1026")]
    [DataRow("a: \"${{ x }}\nb: \"${{ y }}\"\n", "1,4 SFLOW1026")]
    public void OpenQuoteIsReportedWhereItOpens(string text, string expected) =>
        Assert.AreEqual(expected, string.Join(" ", Yaml.Errors(text).Select(Yaml.Short)));

    [TestMethod]
    [DataRow("a: 'x\n  y'\nb: c: d\n", "3,5 SFLOW1008")]
    [DataRow("a: 'x\n  y'\nb: [1, 2\n", "4,1 SFLOW1008")]
    [DataRow("a: ['x', 'y\n  z']\nb:\n\tc: d\n", "4,1 SFLOW1009")]
    [DataRow("a: \"x: 1\n  y: 2\"\nb: @c\n", "3,4 SFLOW1008")]
    public void StringOfSeveralLinesIsNotBlamedForLaterErrors(string text, string expected) =>
        Assert.AreEqual(expected, Yaml.Short(Yaml.Errors(text)[0]));

    [TestMethod]
    public void RemovedQuotesAreReportedAtTheirLines()
    {
        var (files, all, right, misses) = (0, 0, 0, new List<string>());
        foreach (var file in Files())
        {
            var text = File.ReadAllText(file).Replace("\r\n", "\n");
            var quoted = QuotedScalars(text);
            var step = Math.Max(1, quoted.Count / MostOfOneFile);
            files += quoted.Count > 0 ? 1 : 0;
            for (var i = 0; i < quoted.Count; i += step)
            {
                var (start, end) = quoted[i];
                var diagnostics = new DiagnosticBag();
                var source = new SourceText(Path.GetRelativePath(Repository.Root, file), text.Remove(end - 1, 1));
                Sflow.Syntax.YamlReader.Read(source, diagnostics);
                var line = source.GetLineAndColumn(start).Line;
                all++;
                if (diagnostics.FirstOrDefault() is { } first && first.Location.Line == line)
                    right++;
                else
                    misses.Add($"{source.Path}({line}): {diagnostics.FirstOrDefault()?.ToString() ?? "no error"}");
            }
        }

        TestContext.WriteLine($"{right} of {all} open quotes in {files} files are reported at their line");
        foreach (var miss in misses)
            TestContext.WriteLine(miss);
        Assert.IsGreaterThanOrEqualTo(60, files);
        Assert.IsGreaterThanOrEqualTo(0.98, right / (double)all, string.Join('\n', misses.Take(20)));
    }

    private static IEnumerable<string> Files() =>
        new[] { "samples", Path.Combine("tests", "Sflow.Core.Tests", "Scenarios", "Data") }
            .SelectMany(folder => Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.yaml", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal);

    // The start and the end of each scalar in quotes; none when the file is not valid.
    private static List<(int Start, int End)> QuotedScalars(string text)
    {
        var found = new List<(int, int)>();
        try
        {
            var parser = new Parser(new StringReader(text));
            while (parser.MoveNext())
            {
                if (parser.Current is Scalar { Style: ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted } scalar)
                    found.Add(((int)scalar.Start.Index, (int)scalar.End.Index));
            }

            return found;
        }
        catch (YamlException)
        {
            return [];
        }
    }
}

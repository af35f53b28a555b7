using System.Diagnostics;
using System.Xml.Linq;
using Sflow.Generation.Diagrams;
using Sflow.Tests.Planning;

namespace Sflow.Tests.Generation.Diagrams;

/// <summary>Strings of users are text in every format, whatever they contain.</summary>
[TestClass]
public sealed class DiagramWriterTests
{
    private static readonly string[] Hostile =
    [
        "</text><script>alert(1)</script>",
        "\" onload=\"alert(1)",
        "]]> <!-- & &amp; &#x3c;",
        "[[svg]] {{x}} ${HOME} `id`",
        "a\\\"; b -> c; \\l \\N %% ;;",
        "#quot; #lt; %%{init: {}}%% ~~~ **b** _i_",
        "line\nbreak\ttab",
        "\u202e right to left \u0007 \ufffe",
        "日本語 🙂 \ud800 half",
    ];

    private static readonly DiagramGraph Graph = GraphWith(Hostile);

    [TestMethod]
    public void AnSvgIsXmlThatHasTheStringsAsText()
    {
        var svg = XDocument.Parse(SvgWriter.Write(DrawingBuilder.Of(Graph)));
        var names = svg.Descendants().Select(element => element.Name.LocalName).Distinct().Order();
        Assert.AreEqual("g path rect style svg text title", string.Join(" ", names));
        Assert.IsTrue(
            svg.Descendants().Attributes().All(attribute => !attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal))
        );
        var texts = svg.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value).ToList();
        CollectionAssert.Contains(texts, Hostile[0]);
        CollectionAssert.Contains(texts, Hostile[1]);
        CollectionAssert.Contains(texts, "日本語 🙂 \ufffd half");
    }

    [TestMethod]
    public void APageHasOneScriptAndNoElementOfAUser()
    {
        var page = HtmlWriter.Write(Graph, DrawingBuilder.Of(Graph));
        Assert.HasCount(2, page.Split("<script"));
        Assert.HasCount(2, page.Split("<svg"));
        StringAssert.Contains(page, "<td>&lt;/text&gt;&lt;script&gt;alert(1)&lt;/script&gt;</td>");
        StringAssert.Contains(page, "<td>[[svg]] {{x}} ${HOME} `id`</td>");
        Assert.IsFalse(page.Contains("http:", StringComparison.Ordinal) && page.Contains("src=", StringComparison.Ordinal));
        // Everything between the tags of the table is XML, too.
        var table = page[page.IndexOf("<table>", StringComparison.Ordinal)..page.IndexOf("</table>", StringComparison.Ordinal)];
        Assert.IsNotEmpty(XElement.Parse(table + "</table>").Descendants("tr"));
    }

    [TestMethod]
    public void DotReadsTheGraph()
    {
        var text = DotWriter.Write(Graph);
        if (!File.Exists("/usr/bin/dot"))
            Assert.Inconclusive("Graphviz is not installed: apt-get install graphviz");
        var start = new ProcessStartInfo("/usr/bin/dot", ["-Tjson"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var dot = Process.Start(start)!;
        dot.StandardInput.Write(text);
        dot.StandardInput.Close();
        var json = Newtonsoft.Json.Linq.JObject.Parse(dot.StandardOutput.ReadToEnd());
        dot.WaitForExit();
        Assert.AreEqual(0, dot.ExitCode);
        CollectionAssert.AreEqual(new[] { "n0", "n1", "variables" }, json["objects"]!.Select(node => (string)node["name"]!).ToList());
        Assert.HasCount(1, json["edges"]!.ToList());
    }

    [TestMethod]
    public void AMermaidLabelHasNoCharacterOfItsLanguage()
    {
        var lines = MermaidWriter.Write(Graph).Split('\n');
        Assert.AreEqual("  n0 -- done --> n1", lines.Single(line => line.Contains("-->", StringComparison.Ordinal)));
        var variables = lines.Single(line => line.StartsWith("  variables", StringComparison.Ordinal));
        Assert.HasCount(3, variables.Split('"'));
        Assert.IsFalse(variables.Contains("<script", StringComparison.Ordinal) || variables.Contains("%%", StringComparison.Ordinal));
        StringAssert.Contains(variables, "#60;/text#62;#60;script#62;alert(1)");
    }

    [TestMethod]
    public void TextIsAsWideAsItsLettersOrEndsWithAnEllipsis()
    {
        Assert.AreEqual((1401 + 1405) * 10 / 2048.0, TextMetrics.Width("AB", 10));
        Assert.IsGreaterThan(TextMetrics.Width("AB", 10), TextMetrics.Width("AB", 10, isBold: true));
        var cut = TextMetrics.Fit("a long name of a task", 60, 11);
        StringAssert.EndsWith(cut, "…");
        Assert.IsLessThanOrEqualTo(60, TextMetrics.Width(cut, 11));
        Assert.AreEqual("short", TextMetrics.Fit("short", 60, 11));
    }

    private static DiagramGraph GraphWith(IReadOnlyList<string> values) =>
        DiagramBuilder.Of(
            Plans.Of("workflow: {name: w, tasks: [{name: a, script: [x]}, {name: b, depends_on: [a], script: [x]}]}\n"),
            showsVariables: false
        ) with
        {
            Name = values[0],
            Notes = [values[1]],
            Variables = [.. values.Select((value, index) => new DiagramVariable("V" + index, value))],
        };
}

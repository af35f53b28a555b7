using System.Text.RegularExpressions;

namespace Sflow.Tests.Diagnostics;

/// <summary>
/// Holds the catalogue and its pages together: every code has a page and every page's example gives what the page quotes.
/// <c>SFLOW_REWRITE_BASELINES=1 dotnet test --filter DiagnosticPagesTests</c> writes the quoted messages and the index anew.
/// </summary>
[TestClass]
public sealed class DiagnosticPagesTests
{
    public static IEnumerable<object[]> Codes => DiagnosticPage.Codes.Select(code => new object[] { code });

    [TestMethod]
    public void CodesAreUniqueAndWellFormed()
    {
        foreach (var entry in CatalogueEntry.All)
        {
            Assert.IsTrue(Regex.IsMatch(entry.Code, @"\ASFLOW\d{4}\z"), entry.Method);
            Assert.IsTrue(entry.Samples.All(sample => sample.Code == entry.Code), $"{entry.Method} has one code");
        }

        var doubles = CatalogueEntry.All.GroupBy(entry => entry.Code).Where(group => group.Count() > 1).Select(group => group.Key);
        Assert.AreEqual("", string.Join(", ", doubles), "codes used twice");
    }

    [TestMethod]
    public void EveryCodeHasAPageAndEveryPageACode() =>
        CollectionAssert.AreEqual(CatalogueEntry.All.Select(entry => entry.Code).Order().ToList(), DiagnosticPage.Codes.ToList());

    [TestMethod]
    public void TheIndexListsEveryPage()
    {
        var index = DiagnosticIndex.Write(DiagnosticPage.Codes.Select(DiagnosticPage.Read));
        if (Repository.IsRewriting)
            File.WriteAllText(DiagnosticIndex.Path, index);
        Assert.AreEqual(index, File.ReadAllText(DiagnosticIndex.Path));
    }

    [TestMethod]
    [DynamicData(nameof(Codes))]
    public void ThePageSaysWhatTheCatalogueSays(string code)
    {
        var page = DiagnosticPage.Read(code);
        var entry = CatalogueEntry.All.Single(candidate => candidate.Code == code);
        Assert.AreEqual(code, page.Code);
        Assert.AreEqual(entry.Samples[0].Severity.ToString(), page.Severity);
        Assert.IsGreaterThan(0, page.Message.Length, "a page quotes what is printed");
        StringAssert.Contains(page.Text, "\n## Fix\n", System.StringComparison.Ordinal);
    }

    [TestMethod]
    [DynamicData(nameof(Codes))]
    public void TheExampleGivesTheQuotedMessage(string code)
    {
        var page = DiagnosticPage.Read(code);
        if (UnshownExamples.Unreachable.Any(reason => code.StartsWith(reason.Key, System.StringComparison.Ordinal)))
        {
            Assert.IsEmpty(page.Example, "an example that can be compiled is not unreachable");
            var message = Regex.Replace(page.Message, @"\A.*?: (error|warning|info) SFLOW\d{4}: ", "");
            Assert.IsTrue(CatalogueEntry.All.Single(entry => entry.Code == code).CanSay(message), $"the catalogue never says: {message}");
            return;
        }

        var found = UnshownExamples.Made.TryGetValue(code, out var files)
            ? ExampleCompiler.Compile(files)
            : ExampleCompiler.Compile(page.Example);
        var actual = string.Join("\n", found.Where(one => one.Code == code).Select(one => one.ToString()).Take(3));
        Assert.IsTrue(
            found.All(one => one.Code == code || one.Severity != Severity.Error || UnshownExamples.SumUp.Contains(code)),
            $"the example gives more than {code}: {string.Join("\n", found)}"
        );
        Assert.AreNotEqual("", actual, $"{code} is not reported, but: {string.Join("\n", found)}");
        if (Repository.IsRewriting)
            page.RewriteMessage(actual);
        Assert.AreEqual(DiagnosticPage.Read(code).Message, actual);
    }

    [TestMethod]
    [DynamicData(nameof(Codes))]
    public void TheFixFixes(string code)
    {
        var page = DiagnosticPage.Read(code);
        Assert.AreEqual(page.Example.Count > 0, page.Fixed.Count > 0, "an example has a fix");
        if (page.Fixed.Count == 0)
            return;
        var left = ExampleCompiler.Compile(page.Fixed).Where(one => one.Severity == Severity.Error || one.Code == code);
        Assert.AreEqual("", string.Join("\n", left));
    }
}

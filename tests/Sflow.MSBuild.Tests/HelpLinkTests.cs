using System.Collections;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Sflow.Hosting.Files;
using Sflow.Hosting.Records;

namespace Sflow.MSBuild.Tests;

/// <summary>A finding has a link to its page exactly where the project says where the pages are.</summary>
[TestClass]
public sealed class HelpLinkTests
{
    private const string Pages = "https://docs.example.org/diagnostics/";

    [TestMethod]
    [DataRow(null, null)]
    [DataRow("", null)]
    [DataRow(Pages, Pages + "SFLOW1701.md")]
    [DataRow("/opt/my ü/docs/", "file:///opt/my%20%C3%BC/docs/SFLOW1701.md")]
    public void OfAnError(string? helpLinkBase, string? expected)
    {
        var engine = new Engine();
        var log = new TaskLoggingHelper(engine, "Test");
        new DiagnosticLog(log, new FileSourceReader(Path.GetTempPath()), helpLinkBase).Write(
            Catalogue.CsvUnreadable(TextLocation.OfFile("a.proj"), "a.csv", "there is no such file")
        );
        Assert.AreEqual(expected, engine.Error?.HelpLink);
        Assert.AreEqual("SFLOW1701", engine.Error?.Code);
    }

    [TestMethod]
    public void OfAReplayedWarning()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(
                file,
                WarningLine.Of(Catalogue.NotAShellName(TextLocation.OfFile("a.yaml"), "GRÖSSE"), new FileSourceReader(Path.GetTempPath()))
                    + "\n"
            );
            var engine = new Engine();
            Assert.IsTrue(
                new ReplayWarnings
                {
                    BuildEngine = engine,
                    Files = [new TaskItem(file)],
                    HelpLinkBase = Pages,
                }.Execute()
            );
            Assert.AreEqual(Pages + "SFLOW1208.md", engine.Warning?.HelpLink);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private sealed class Engine : IBuildEngine
    {
        public BuildErrorEventArgs? Error { get; private set; }

        public BuildWarningEventArgs? Warning { get; private set; }

        public bool ContinueOnError => false;

        public int LineNumberOfTaskNode => 0;

        public int ColumnNumberOfTaskNode => 0;

        public string ProjectFileOfTaskNode => "a.proj";

        public void LogErrorEvent(BuildErrorEventArgs e) => Error = e;

        public void LogWarningEvent(BuildWarningEventArgs e) => Warning = e;

        public void LogMessageEvent(BuildMessageEventArgs e) { }

        public void LogCustomEvent(CustomBuildEventArgs e) { }

        public bool BuildProjectFile(
            string projectFileName,
            string[] targetNames,
            IDictionary globalProperties,
            IDictionary targetOutputs
        ) => false;
    }
}

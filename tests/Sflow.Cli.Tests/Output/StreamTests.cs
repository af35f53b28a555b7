using System.Diagnostics;

namespace Sflow.Cli.Tests.Output;

/// <summary>Streams that end early, are full or closed, and locales without UTF-8.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux, IgnoreMessage = "The calls are bash's.")]
public sealed class StreamTests
{
    [TestMethod]
    public void AReaderThatHasSeenEnoughIsNoError()
    {
        using var workflow = new BrokenWorkflow();
        var head = File.ReadAllText(Path.Combine(workflow.Path, "good.yaml"));
        var tasks = Enumerable.Range(0, 1000).Select(i => $"    - name: x{i}\n      script: ['echo {new string('y', 500)}']\n");
        workflow.Write("large.yaml", head + string.Concat(tasks));
        var (text, error) = Bash(workflow.Path, "\"$SFLOW\" compose large.yaml | head -n 1; echo \"${PIPESTATUS[0]}\"");
        Assert.AreEqual("version: \"0.1\"\n141\n", text);
        Assert.AreEqual("", error);
    }

    [TestMethod]
    [DataRow("compose good.yaml > /dev/full", 1, "No space left on device")]
    [DataRow("compose good.yaml >&-", 1, "Standard output can't be written")]
    [DataRow("compose good.yaml 2>&-", 0, "")]
    [DataRow("compose bad.yaml 2>&-", 1, "")]
    [DataRow("compose bad.yaml 2> /dev/full", 1, "")]
    [DataRow("compose good.yaml <&- > /dev/null", 0, "")]
    [DataRow("--help > /dev/full", 1, "No space left on device")]
    public void AStreamThatTakesNothingIsReported(string call, int exitCode, string message)
    {
        using var workflow = new BrokenWorkflow();
        var (text, error) = Bash(workflow.Path, $"\"$SFLOW\" {call}; echo \"rc $?\"");
        StringAssert.EndsWith(text, $"rc {exitCode}\n", error);
        if (message.Length == 0)
            Assert.AreEqual("", error);
        else
            StringAssert.Matches(
                error,
                new(@"\Asflow.*: error SFLOW2002: .*" + System.Text.RegularExpressions.Regex.Escape(message) + @".*\n\z")
            );
    }

    [TestMethod]
    public void OutputIsUtf8InEveryLocaleWithoutAMark()
    {
        using var workflow = new BrokenWorkflow();
        workflow.Write("utf.yaml", File.ReadAllText(Path.Combine(workflow.Path, "good.yaml")).Replace("hello", "\u00e9\u65e5\U0001f600"));
        Assert.AreEqual(
            "1\nversion:\n",
            Bash(
                workflow.Path,
                "LC_ALL=C \"$SFLOW\" compose utf.yaml > out; grep -c $'\\u00e9\\u65e5\\U1f600' out; head -c 8 out; echo"
            ).Text
        );
        workflow.Write("\u00e9.yaml", File.ReadAllText(Path.Combine(workflow.Path, "bad.yaml")));
        StringAssert.StartsWith(Bash(workflow.Path, "LC_ALL=C \"$SFLOW\" compose \u00e9.yaml").Error, "\u00e9.yaml(8,7): error ");
    }

    [TestMethod]
    public void AFileKeepsWhatOthersWrite()
    {
        using var workflow = new BrokenWorkflow();
        var text = Bash(workflow.Path, "(echo one; \"$SFLOW\" compose good.yaml; echo two) > out; cat out").Text;
        StringAssert.StartsWith(text, "one\nversion: ");
        StringAssert.EndsWith(text, "echo hello\ntwo\n");
    }

    [TestMethod]
    public void MessagesComeAfterTheDataBeforeThem()
    {
        using var workflow = new BrokenWorkflow();
        var text = Bash(workflow.Path, "\"$SFLOW\" compose good.yaml --log-level debug 2>&1").Text;
        StringAssert.Matches(text, new(@"echo hello\nsflow [0-9.]+ compose: exit code 0 after \d+ ms\n\z"));
    }

    private static (string Text, string Error) Bash(string folder, string script)
    {
        var start = new ProcessStartInfo("bash", ["-c", script])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["SFLOW"] = SflowExecutable.Path;
        start.Environment["LANG"] = "C.UTF-8";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (text, error.Result);
    }
}

using System.Diagnostics;
using System.Text.RegularExpressions;
using Sflow.Expressions;

namespace Sflow.Runtime.Tests;

/// <summary>The runtime as a text: its size, its dialect, its style.</summary>
[TestClass]
public sealed class RuntimeTextTests
{
    /// <summary>
    /// Every script carries the runtime, and sbatch sends the whole script to the controller. The bounds keep it near a twentieth of what
    /// Slurm accepts (4 MiB), so that the data of a workflow has the room, and let nobody add to it without a thought.
    /// </summary>
    [TestMethod]
    public void ItIsSmall()
    {
        // Only scripts with results have the parts 31 to 34.
        var results = RuntimeText
            .Files.Where(file => Path.GetFileName(file)[..2] is "31" or "32" or "33" or "34")
            .Sum(file => new FileInfo(file).Length);
        Assert.IsLessThan(176 * 1024, RuntimeText.Whole.Length - results);
        Assert.IsLessThan(220 * 1024, RuntimeText.Whole.Length);
    }

    [TestMethod]
    public void ItIsPlainText()
    {
        Assert.DoesNotContain("\r", RuntimeText.Whole);
        foreach (var file in RuntimeText.Files)
            StringAssert.EndsWith(File.ReadAllText(file), "\n", file);
    }

    /// <summary>Words of bash 5.0 and later, by the release notes of bash; EPOCHREALTIME has a fallback.</summary>
    [TestMethod]
    [DataRow(@"\bEPOCHSECONDS\b")]
    [DataRow(@"\bSRANDOM\b")]
    [DataRow(@"\bBASH_ARGV0\b")]
    [DataRow(@"\bwait\s+(-\w+\s+)*-\w*[pf]")]
    [DataRow(@"\blocal\s+-\w*[Ip]")]
    [DataRow(@"\$\{\w+(\[[^]]*\])?@[UuLKk]\}")]
    [DataRow(@"\bread\s+-E")]
    [DataRow(@"\bhistory\b|\bcompgen\b")]
    [DataRow(@"\bulimit\s+-R")]
    [DataRow(@"\bpatsub_replacement\b|\bassoc_expand_once\b|\blocalvar_\w+\b|\bvarredir_close\b|\bnoexpand_translation\b")]
    [DataRow(@"\$\{ |\$\{\|")]
    public void ItSaysNothingThatBash4_4DoesNotKnow(string later) => Assert.DoesNotMatchRegex(later, Code);

    /// <summary>
    /// When its time runs out, <c>read -t</c> may lose a byte that it has just read. So it stands only where nobody writes (8, and 4 in a
    /// step on another host), where a loss only makes the clock tick early (3), where it takes nothing (<c>-t 0</c>), and in checks of a
    /// port, which are repeated.
    /// </summary>
    [TestMethod]
    public void ItWaitsWithATimeLimitOnlyWhereNoByteCanBeLost()
    {
        var lines = Code.Split('\n').Where(line => Regex.IsMatch(line, @"\bread\b[^|;]* -\w*t\b")).Select(line => line.Trim()).ToList();
        var allowed = new Regex(
            """^(read -r -t "\$_SF_SECONDS" -u 8 _ \|\| :|read -r -t "\$_SF_SECONDS" -u 3 wait_ms copy|"""
                + """if .* ! read -t 0 -u 9; then continue; fi|elif ! read -t 0 -u 9; then|"""
                + """while ! read -t 0 -u 9 && kill -0 .*|while read -t 0 -u 9 && IFS= read -r -u 9 message; do|"""
                + """read -r -t "\$1" -u 4 _.*|read -r -t 0.1 -u 4 _|read -r -t "\$seconds" -u "\$pipe" _|"""
                + """read -r -t "\$3" answer < .*|read -r -t "\$\{_SF_P\[timeout\]\}" _ status _ < .*)$"""
        );
        Assert.AreEqual("", string.Join('\n', lines.Where(line => !allowed.IsMatch(line))));
        Assert.HasCount(11, lines);
    }

    [TestMethod]
    public void PrivateNamesArePrivate()
    {
        var names = Regex.Matches(Code, @"^([A-Za-z_]\w*)\(\) \{", RegexOptions.Multiline).Select(m => m.Groups[1].Value).ToList();
        string[] words =
        [
            "wf_name",
            "wf_monitor",
            "wf_timeout",
            "wf_grace",
            "wf_dirs",
            "wf_token_prefix",
            "wf_fingerprint",
            "wf_nodes",
            "wf_gpus_per_node",
            "wf_plan",
            "wf_identity",
            "wf_origin",
            "require_path",
            "artifact",
            "fetch",
            "name_artifact",
            "setenv",
            "task",
            "needs",
            "time_limit",
            "fingerprint",
            "serves",
            "gpus",
            "labelled",
            "remote",
            "docker_name",
            "container_step",
            "container_env",
            "job_container",
            "container_needs",
            "launch",
            "script",
            "script_same_as",
            "output",
            "metric",
            "result",
            "result_file",
            "retries",
            "ready_when",
            "fail_when",
            "sflow_main",
        ];
        CollectionAssert.AreEquivalent(words, names.Where(n => !n.StartsWith("_sf_", System.StringComparison.Ordinal)).ToList());
        Assert.HasCount(names.Count, names.Distinct().ToList());
    }

    [TestMethod]
    public void BashCanReadIt() => Check("bash", "-n");

    [TestMethod]
    [ExecutableCondition("shellcheck", IgnoreMessage = "Install shellcheck: it is what the test asks.")]
    public void ShellcheckWarnsOfNothing() => Check("shellcheck", "-S", "warning", "-s", "bash");

    private static void Check(string command, params string[] arguments)
    {
        using var script = new Script(Words.Task("t", "true"));
        using var check = Process.Start(
            new ProcessStartInfo(command, [.. arguments, script.File]) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        var said = check.StandardOutput.ReadToEnd() + check.StandardError.ReadToEnd();
        check.WaitForExit();
        Assert.AreEqual(0, check.ExitCode, said);
    }

    private static string Code { get; } = Regex.Replace(RuntimeText.Whole, @"^\s*#.*$", "", RegexOptions.Multiline);
}

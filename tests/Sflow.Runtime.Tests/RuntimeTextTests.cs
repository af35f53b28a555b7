using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Sflow.Runtime.Tests;

/// <summary>The runtime as a text: its size, its dialect, its style.</summary>
[TestClass]
public sealed class RuntimeTextTests
{
    [TestMethod]
    public void It_is_small() => Assert.IsLessThan(84 * 1024, RuntimeText.Whole.Length);

    [TestMethod]
    public void It_is_plain_text()
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
    public void It_says_nothing_that_bash_4_4_does_not_know(string later) => Assert.DoesNotMatchRegex(later, Code);

    [TestMethod]
    public void Private_names_are_private()
    {
        var names = Regex.Matches(Code, @"^([A-Za-z_]\w*)\(\) \{", RegexOptions.Multiline).Select(m => m.Groups[1].Value).ToList();
        string[] words =
        [
            "wf_name", "wf_timeout", "wf_grace", "wf_dirs", "wf_token_prefix", "wf_nodes", "wf_gpus_per_node", "wf_plan", "require_path", "artifact", "fetch", "name_artifact",
            "setenv", "task", "needs", "time_limit", "ready_within", "fingerprint", "labelled", "remote", "docker_name", "launch", "script", "script_same_as", "output", "metric",
            "retries", "ready_when", "fail_when", "sflow_main",
        ];
        CollectionAssert.AreEquivalent(words, names.Where(n => !n.StartsWith("_sf_", System.StringComparison.Ordinal)).ToList());
        Assert.HasCount(names.Count, names.Distinct().ToList());
    }

    [TestMethod]
    public void Bash_can_read_it() => Check("bash", "-n");

    [TestMethod]
    [ExecutableCondition("shellcheck", IgnoreMessage = "Install shellcheck: it is what the test asks.")]
    public void Shellcheck_warns_of_nothing() => Check("shellcheck", "-S", "warning", "-s", "bash");

    private static void Check(string command, params string[] arguments)
    {
        using var script = new Script(Words.Task("t", "true"));
        using var check = Process.Start(new ProcessStartInfo(command, [.. arguments, script.File]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = check.StandardOutput.ReadToEnd() + check.StandardError.ReadToEnd();
        check.WaitForExit();
        Assert.AreEqual(0, check.ExitCode, said);
    }

    private static string Code { get; } = Regex.Replace(RuntimeText.Whole, @"^\s*#.*$", "", RegexOptions.Multiline);
}

using System.Diagnostics;

namespace Sflow.Cli.Tests;

/// <summary>The completion scripts in real shells. A shell that is not installed leaves its test inconclusive.</summary>
[TestClass]
public sealed class ShellCompletionTests
{
    private static readonly string Path =
        $"{System.IO.Path.GetDirectoryName(SflowExecutable.Path)}:{Environment.GetEnvironmentVariable("PATH")}";

    [TestMethod]
    [Covers("completion", "SHELL")]
    public void Bash()
    {
        using var folder = Folder();
        // Bash breaks words at = and :, as interactive lines are broken.
        const string Script = """
            source <(sflow completion bash)
            try() {
              COMP_LINE=$1 COMP_POINT=${#1}
              shift
              COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
              _sflow
              printf '<%s>' "${COMPREPLY[@]}"
              echo
            }
            try 'sflow comp' sflow comp
            try 'sflow compose wf.yaml --set T' sflow compose wf.yaml --set T
            try 'sflow compose --merge=' sflow compose --merge =
            try 'sflow compose --merge=d' sflow compose --merge = d
            try 'sflow compose ' sflow compose ''
            try 'sflow compose w' sflow compose w
            try 'sflow compose no' sflow compose no
            try 'sflow man -o s' sflow man -o s
            try 'sflow nonsense x' sflow nonsense x
            complete -p sflow
            """;
        var expected = """
            <compose><completion>
            <TP=><TOTAL=>
            <deep><replace>
            <deep>
            <sub dir><wf.yaml>
            <wf.yaml>
            <>
            <sub dir>
            <>
            complete -F _sflow sflow

            """;
        Assert.AreEqual(expected, Run("bash", folder, "--norc", "-c", Script));
    }

    [TestMethod]
    [Covers("completion", "SHELL")]
    public void BashInATerminal()
    {
        using var folder = Folder();
        var output = RunZsh(folder, "bash --norc --noprofile -i", "source <(sflow completion bash); bind 'set bell-style none'");
        // Without an echo of the line, what it does shows how it was completed: no space after TOTAL=, and a space after deep.
        StringAssert.Contains(output, "--set TOTAL=[end]: warning SFLOW1126");
        StringAssert.Contains(output, "There is no file '[end]'");
    }

    [TestMethod]
    [Covers("completion", "SHELL")]
    public void Zsh()
    {
        using var folder = Folder();
        var output = RunZsh(
            folder,
            "zsh -f -i",
            "autoload -Uz compinit; compinit -D -u; source <(sflow completion zsh); unsetopt beep; bindkey '^I' complete-word"
        );
        StringAssert.Contains(output, "sflow compose wf.yaml --set TOTAL=");
        StringAssert.Contains(output, "sflow compose --merge=deep");
    }

    [TestMethod]
    [Covers("completion", "SHELL")]
    public void Fish()
    {
        using var folder = Folder();
        const string Script = """
            sflow completion fish | source
            for line in "sflow comp" "sflow compose wf.yaml --set T" "sflow compose --merge=d" "sflow compose w" "sflow man -o s"
                complete -C $line | string replace -r '\t.*' ''
                echo .
            end
            """;
        var expected = """
            completion
            compose
            .
            TOTAL=
            TP=
            .
            --merge=deep
            .
            wf.yaml
            .
            sub dir/
            .

            """;
        Assert.AreEqual(expected, Run("fish", folder, "--no-config", "-c", Script));
    }

    // Types into a shell in a pseudo-terminal, as zsh's own tests do.
    private static string RunZsh(TempFolder folder, string shell, string setUp)
    {
        File.WriteAllText(
            folder["type.zsh"],
            $$"""
            zmodload zsh/zpty
            zpty z 'env PS1=READY INPUTRC=/dev/null HISTFILE= {{shell}}'
            read_until() {
              local text= part
              while zpty -r -m z part "*$1*"; do
                print -r -- "$part"
                return 0
              done
            }
            read_until READY
            zpty -w z {{Quoted(setUp + "; echo SET''UP")}}
            read_until SETUP
            zpty -n -w z $'sflow compose wf.yaml --set TO\t[end]\n'
            sleep 1
            zpty -n -w z $'sflow compose --merge=d\t[end]\n'
            sleep 1
            zpty -w z "echo DO''NE"
            read_until DONE
            zpty -w z exit
            while zpty -r z part; do :; done
            zpty -d z
            """
        );
        var output = Run("zsh", folder, "-f", "type.zsh");
        return System.Text.RegularExpressions.Regex.Replace(output, "\u001b\\[[0-9;?]*[a-zA-Z]|\u001b[=>]|\r|.\b", "");
    }

    private static string Quoted(string text) => "'" + text.Replace("'", "'\\''", StringComparison.Ordinal) + "'";

    private static string Run(string shell, TempFolder folder, params string[] arguments)
    {
        if (!Path.Split(':').Any(directory => File.Exists(System.IO.Path.Combine(directory, shell))))
            Assert.Inconclusive(shell + " is not installed");
        var start = new ProcessStartInfo(shell, arguments)
        {
            WorkingDirectory = folder.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = Path;
        start.Environment["HOME"] = folder.Path;
        start.Environment["TERM"] = "dumb";
        start.Environment["XDG_CONFIG_HOME"] = folder.Path;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromMinutes(2)))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{shell} has not ended");
        }

        Assert.AreEqual("", error.Result);
        return output.Result;
    }

    private static TempFolder Folder()
    {
        var folder = new TempFolder();
        File.WriteAllText(folder["wf.yaml"], Modules.Whole);
        File.WriteAllText(folder["note.txt"], "");
        Directory.CreateDirectory(folder["sub dir"]);
        return folder;
    }
}

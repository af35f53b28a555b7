using Sflow.Expressions;

namespace Sflow.Runtime.Tests;

/// <summary>Scripts, arguments, variables and artifacts arrive byte for byte.</summary>
[TestClass]
public sealed class ByteExactnessTests
{
    internal static readonly string[] Texts =
    [
        "",
        "\n",
        "\n\n\n",
        " ",
        "x",
        "x\n",
        "\nx",
        "SFLOW_EOT",
        "a\nSFLOW_EOT\nSFLOW_EOT_\nb",
        "\r\n",
        "a\r\nb\r\n",
        "\x01",
        "a\x01b\x7f",
        "\x7f",
        "😀 é ∑",
        "&",
        "a&b \\& \\\\&",
        "'",
        "\"",
        "it's \"hi\"",
        "$HOME `id` $(id) ${x:-y}",
        "\\",
        "\\n \\",
        "!! !x",
        "%s %d %%",
        "-n",
        "-e x",
        "*",
        "~",
        "a\tb",
        "\u001b[31m",
        "\u0080\u00ff",
        "#",
        "\\\n",
        "a=b",
        "(",
        "{a,b}",
        "x\u00a0y",
        "\b\f\v\a",
    ];

    [TestMethod]
    [DataRow("C")]
    [DataRow("C.UTF-8")]
    public void EveryTextArrivesAsItWasWritten(string locale)
    {
        const string Receiver =
            "printf %s \"$1\" >\"$SFLOW_TASK_OUTPUT_DIR/argument\"; printf %s \"$2\" >\"$SFLOW_TASK_OUTPUT_DIR/script\"; "
            + "printf %s \"$TEXT\" >\"$SFLOW_TASK_OUTPUT_DIR/variable\"; printf %s \"$GLOBAL\" >\"$SFLOW_TASK_OUTPUT_DIR/global\"";
        var words = new StringBuilder();
        foreach (var (text, n) in Texts.Select((t, n) => (t, n)))
            words.Append(Words.WithText($"artifact A{n} a/{n}", text));
        words.Append("setenv GLOBAL ").Append(Words.Quote(string.Concat(Texts))).Append('\n');
        foreach (var (text, n) in Texts.Select((t, n) => (t, n)))
            words.Append(
                Words.Task($"t{n}", text, $"setenv TEXT {Words.Quote(text)}", $"bash -c {Words.Quote(Receiver)} zero {Words.Quote(text)}")
            );

        using var script = new Script(words.ToString());
        script.Environment["LC_ALL"] = locale;
        var outcome = script.Start().Finish().Expect(0, "COMPLETED");

        var wrong = new List<string>();
        foreach (var (text, n) in Texts.Select((t, n) => (t, n)))
        {
            Compare(text, $"a/{n}");
            Compare(text, $"t{n}/t{n}.script");
            Compare(text, $"t{n}/argument");
            Compare(text, $"t{n}/script");
            Compare(text, $"t{n}/variable");
            Compare(string.Concat(Texts), $"t{n}/global");
        }

        Assert.AreEqual("", string.Join('\n', wrong));

        void Compare(string expected, string file)
        {
            var bytes = File.ReadAllBytes(Path.Combine(outcome.RunFolder, file));
            if (!bytes.SequenceEqual(Encoding.UTF8.GetBytes(expected)))
                wrong.Add($"{file}: {Encoding.UTF8.GetString(bytes)} instead of {expected}");
        }
    }

    // `MODEL__CFG__` begins with `MODEL__`.
    [TestMethod]
    [DataRow("MOUNT_MODEL", "one")]
    [DataRow("MOUNT_MODEL__CFG", "two")]
    [DataRow("MOUNT_MODEL___X", "three")]
    public void AReferenceMeansTheLongestName(string key, string folder)
    {
        var outcome = Script.Run(
            "artifact MODEL one/m x\nartifact MODEL__CFG two/m x\nartifact MODEL___X three/m x\n"
                + Words.Task("t", $"echo __SFLOW_{key}__ __SFLOW_{key}____SFLOW_{key}__/CFG__")
        );
        var path = $"{outcome.Expect(0, "COMPLETED").RunFolder}/{folder}";
        Assert.AreEqual($"{path} {path}{path}/CFG__\n", outcome.Log("t"));
    }

    // The text and the token after it would form the prefix of a token together.
    [TestMethod]
    public void ATextThatEndsLikeATokenIsKept()
    {
        using var script = new Script("");
        File.WriteAllText(
            script.File,
            new CaseCompiler(
                onSlurm: false,
                """
                artifacts:
                  - {name: CONFIG, uri: "file://conf/c", content: x}
                workflow:
                  name: w
                  tasks:
                    - {name: t, script: ["echo x__SFLOW${{ artifacts.CONFIG.path }}"]}
                """
            ).Compile()
        );
        var outcome = script.Start().Finish().Expect(0, "COMPLETED");
        Assert.AreEqual($"x__SFLOW{outcome.RunFolder}/conf/c\n", outcome.Log("t"));
    }

    [TestMethod]
    public void ReferencesAreReplacedLiterallyEverywhere()
    {
        const string Words_ = """
            wf_token_prefix __OTHER_
            setenv WHERE 'x__OTHER_RUN_DIR__y & __SFLOW_RUN_DIR__'
            artifact MY__MODEL 'sub &/m.txt' '__OTHER_NODE0_IP__ __OTHER_NODE3_NAME__'
            task t
              setenv MOUNT __OTHER_MOUNT_MY__MODEL____OTHER_JOB_ID__
              launch bash -c 'printf "%s\n" "$@" >"$SFLOW_TASK_OUTPUT_DIR/got"' zero '--x=__OTHER_NODE0_NAME__,__OTHER_NODE0_IP__'
              script 'echo "__OTHER_WORKSPACE_DIR__ __OTHER_OUTPUT_DIR__"'
            task show
              launch bash -c
              script 'printf "%s\n" "$WHERE"; cat "$MY__MODEL"'
            """;
        using var script = new Script(Words_);
        script.Environment["SFLOW_OUTPUT_DIR"] = "sflow_output/"; // relative: below the workspace
        var outcome = script.Start().Finish().Expect(0, "COMPLETED");
        Assert.AreEqual($"--x=localhost,127.0.0.1\necho \"{script.Folder} {script.Folder}/sflow_output\"\n", outcome.Read("t/got"));
        Assert.AreEqual($"x{outcome.RunFolder}y & __SFLOW_RUN_DIR__\n127.0.0.1 localhost", outcome.Log("show"));
        Assert.AreEqual("127.0.0.1 localhost", outcome.Read("sub &/m.txt"));
    }
}

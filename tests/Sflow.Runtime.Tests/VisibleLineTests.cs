using System.Text.Json;
using Sflow.Expressions;

namespace Sflow.Runtime.Tests;

/// <summary>What log probes and output patterns see of a line: what a person reads on a screen.</summary>
[TestClass]
public sealed class VisibleLineTests
{
    private const string Esc = @"\033";

    /// <summary>What printf prints, the expression that the whole visible line matches, and the value in it.</summary>
    public static IEnumerable<object[]> Lines =>
        [
            ["as a terminal ends it", @"v=1 ready\r\n", "^v=1 ready$", "1 ready"],
            ["colours around it", $@"{Esc}[1;32mv=2 ready{Esc}[0m\n", "^v=2 ready$", "2 ready"],
            ["a colour inside", $@"v=3 re{Esc}[31mad{Esc}[my\n", "^v=3 ready$", "3 ready"],
            [
                "a title, a link and a character set",
                $@"{Esc}]0;title\007v=4 {Esc}]8;;http://x{Esc}\\re{Esc}]8;;{Esc}\\ady{Esc}(B\n",
                "^v=4 ready$",
                "4 ready",
            ],
            ["the last update of a progress bar", @" 10%%|#   |\r 20%%|##  |\rv=5 ready\n", "^v=5 ready$", "5 ready"],
            [
                "updates that begin with the cursor in column 1",
                $@"10%%{Esc}[2K{Esc}[1G20%%{Esc}[2K{Esc}[Gv=6 ready\r\n",
                "^v=6 ready$",
                "6 ready",
            ],
            ["backspaces", @"v=7 1%%\b\b2%%\b\bready\b\n", "^v=7 ready$", "7 ready"],
            ["a backspace over a character of two bytes", @"v=8 ü\bready\n", "^v=8 ready$", "8 ready"],
            ["a zero byte", @"v=9 ready\0\n", "^v=9 ready$", "9 ready"],
            ["no newline at its end", @"v=10 ready", "^v=10 ready$", "10 ready"],
            ["an update without a newline", $@"1%%\r2%%\r{Esc}[1mv=11 ready\r", "^v=11 ready$", "11 ready"],
            ["a sequence that was cut off", $@"v=12 ready{Esc}[3\n", "^v=12 ready$", "12 ready"],
        ];

    public static string NameOf(System.Reflection.MethodInfo method, object[] data) => $"{method.Name}: {data[0]}";

    [TestMethod]
    [DynamicData(nameof(Lines), DynamicDataDisplayName = nameof(NameOf))]
    public void ALogProbeSeesIt(string what, string printed, string expression, string value)
    {
        var outcome = Script
            .Run(
                Words.Task(
                    "service",
                    $"printf 'begin\\n{printed}'; exec sleep 60",
                    $"ready_when log_watch regex='{expression}' interval=0.2"
                ) + Words.Task("client", "true", "needs service")
            )
            .Expect(0, "COMPLETED");
        Assert.AreEqual($"log: v={value}", Outcome.Text(outcome.Event("service", "READY"), "reason"), what);
    }

    [TestMethod]
    [DynamicData(nameof(Lines), DynamicDataDisplayName = nameof(NameOf))]
    public void AnOutputSeesIt(string what, string printed, string expression, string value)
    {
        var outcome = Script
            .Run(Words.Task("t", $"printf 'begin\\n{printed}'", "output '^v=(.*)$' v:str\noutput '" + expression + "'"))
            .Expect(0, "COMPLETED");
        Assert.Contains($"\"v\": \"{value}\"", outcome.Read("t/outputs.json"), what);
        Assert.AreEqual("", outcome.Read("t/.unmatched"), "the whole line is not what the expression says");
    }

    // Each line has its number; four ways to write it, a progress bar among them, and the last one has no newline.
    private const string TenThousandLines = """
        for ((n = 1; n < 10000; n += 4)); do
          printf '\033[32mval\033[1mue\033[0m=%d\r\n' $n
          printf '  0%%|    |\r 50%%|##  |\rvalue=%d\r\n' $((n + 1))
          printf 'value=?\b%d\033[K\n' $((n + 2))
          printf 'value=%d' $((n + 3))
          ((n + 3 == 10000)) || echo
        done
        """;

    [TestMethod]
    public void TenThousandLinesAreSeenByOutputs()
    {
        var outcome = Script.Run(Words.Task("t", TenThousandLines, "output '^value=([0-9]+)$' value:int"), 120).Expect(0, "COMPLETED");
        var values = JsonDocument.Parse(outcome.Read("t/outputs.json")).RootElement.GetProperty("outputs").GetProperty("value");
        CollectionAssert.AreEqual(Enumerable.Range(1, 10000).ToList(), values.EnumerateArray().Select(v => v.GetInt32()).ToList());
    }

    [TestMethod]
    public void TenThousandLinesAreSeenByLogProbes()
    {
        var words = "ready_when log_watch regex='^value=[0-9]+$' count=10000 interval=0.5";
        var outcome = Script
            .Run(Words.Task("service", TenThousandLines + "\nexec sleep 120", words) + Words.Task("client", "true", "needs service"), 120)
            .Expect(0, "COMPLETED");
        Assert.AreEqual("log: value=10000", Outcome.Text(outcome.Event("service", "READY"), "reason"));
    }

    [TestMethod]
    public void TenThousandLinesAreNotMoreThanThat() =>
        Assert.AreEqual(
            "RUNNING TIMEOUT",
            Script
                .Run(
                    Words.Task(
                        "service",
                        TenThousandLines + "\nexec sleep 120",
                        "ready_when log_watch regex='^value=[0-9]+$' count=10001 interval=0.2 within=10"
                    ),
                    120
                )
                .Expect(1, "FAILED")
                .States("service")
        );

    [TestMethod]
    [DataRow("ready_when log_watch text=' 10%'")]
    [DataRow("ready_when log_watch regex='10%.*20%'")]
    public void AnUpdateThatWasWrittenOverIsNotSeen(string words) =>
        Assert.AreEqual(
            "RUNNING TIMEOUT",
            Script
                .Run(Words.Task("service", @"printf ' 10%%\r 20%%\n'; exec sleep 60", $"{words} interval=0.1 within=0.8"))
                .Expect(1, "FAILED")
                .States("service")
        );

    /// <summary>srun --label sends at most 1024 bytes at once, each with a label and a newline of its own.</summary>
    [TestMethod]
    [DataRow(1024)]
    [DataRow(1025)]
    [DataRow(2048)]
    [DataRow(5000)]
    public void ALineThatSrunToreIsWholeAgain(int length)
    {
        var line = "v=" + new string('x', length - 6) + "=end";
        var script = $$"""
            tear() (
              rest=$2
              while ((${#rest} >= 1024)); do
                printf '%s%s\n' "$1" "${rest:0:1024}"
                rest=${rest:1024}
                [[ -z $3 ]] || echo "$3"
              done
              printf '%s%s\n' "$1" "$rest"
            )
            tear ' 0: ' {{line}}
            tear '11: ' {{line}} ' 9: v=other=end'
            tear 'P1 3: ' {{line}} 'srun: a word of its own'
            echo ' 7: v=last=end'
            """;
        var outcome = Script
            .Run(Words.Task("t", script, "labelled\noutput '^v=(x*)=end$' long:str\noutput '^v=([a-z]{4,5})=end$' short:str"))
            .Expect(0, "COMPLETED");
        var outputs = JsonDocument.Parse(outcome.Read("t/outputs.json")).RootElement.GetProperty("outputs");
        CollectionAssert.AreEqual(
            Enumerable.Repeat(new string('x', length - 6), 3).ToList(),
            outputs.GetProperty("long").EnumerateArray().Select(v => v.GetString()).ToList()
        );
        Assert.Contains("last", outputs.GetProperty("short").ToString());
        Assert.Contains("other", outputs.GetProperty("short").ToString());
    }

    [TestMethod]
    public void AProbeSeesALineThatSrunTore() =>
        Assert.AreEqual(
            "RUNNING READY STOPPED",
            Script
                .Run(
                    Words.Task(
                        "service",
                        "x=$(printf '%01024d' 0); echo \"0: $x\"; sleep 0.3; echo '0: ready'; exec sleep 60",
                        "labelled\nready_when log_watch regex='^0+ready$'"
                    ) + Words.Task("client", "true", "needs service")
                )
                .Expect(0, "COMPLETED")
                .States("service")
        );

    /// <summary>Its first 64 KiB count.</summary>
    [TestMethod]
    public void ALineOf50MBIsNoObstacle()
    {
        const string Long = "printf 'v=1 '; head -c 50000000 /dev/zero | tr '\\0' x; echo ' v=2'; echo v=3";
        var outcome = Script
            .Run(
                Words.Task("t", Long, "output '^v=([0-9])' v:int\noutput ' v=(2)$' never:int")
                    + Words.Task("service", Long + "; exec sleep 60", "needs t\nready_when log_watch regex='^v=[13]' count=2")
                    + Words.Task("client", "true", "needs service"),
                60
            )
            .Expect(0, "COMPLETED");
        Assert.AreEqual("{\"task\": \"t\", \"outputs\": {\"v\": [1, 3]}, \"metrics\": {}}\n", outcome.Read("t/outputs.json"));
    }

    [TestMethod]
    public void AWatchThatBreaksStartsAgain()
    {
        const string Break = """
            sleep 0.5
            for p in /proc/[0-9]*; do
              if [[ $(tr '\0' ' ' <$p/cmdline) == "tail -s"*"$SFLOW_TASK_OUTPUT_DIR"* ]]; then kill -s KILL "${p#/proc/}" && echo broken; fi
            done 2>/dev/null
            sleep 1
            echo up
            exec sleep 60
            """;
        using var script = new Script(
            Words.Task("service", Break, "ready_when log_watch text=up interval=0.1") + Words.Task("client", "true", "needs service")
        );
        script.Environment["SFLOW_HEARTBEAT_MS"] = "100";
        var outcome = script.Start().Finish().Expect(0, "COMPLETED");
        Assert.AreEqual("RUNNING READY STOPPED", outcome.States("service"));
        StringAssert.StartsWith(outcome.Log("service"), "broken\n");
    }

    /// <summary>bash 4.4 loses the byte that it just read when the alarm of <c>read -t</c> fires.</summary>
    [TestMethod]
    public void NoAlarmIsSetWhereALogIsRead() =>
        Assert.DoesNotContain(
            "read -r -t",
            File.ReadAllText(RuntimeText.Files.Single(file => file.EndsWith("-log-watch.sh", StringComparison.Ordinal)))
        );
}

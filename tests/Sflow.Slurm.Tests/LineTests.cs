using System.ComponentModel;

namespace Sflow.Slurm.Tests;

/// <summary>Lines that real programs write through a real srun, and what outputs and log probes see of them.</summary>
[TestClass]
[NeedsSlurm]
public sealed class LineTests
{
    private const string Python = """
        import sys, time
        n = int(sys.argv[1])
        if n % 2:
            print("RESULT rps", "=", 12.5, "of", n)
        else:
            for piece in ("RES", "ULT rps", " = ", "12", ".5", " of ", str(n), "\n"):
                sys.stdout.write(piece)
                sys.stdout.flush()
                time.sleep(0.03)
        """;

    private const string C = """
        #include <stdio.h>
        #include <stdlib.h>
        #include <unistd.h>
        int main(int count, char **words) {
          int n = atoi(words[1]);
          setbuf(stdout, NULL);
          printf("RESULT rps"); if (n % 2) usleep(40000);
          printf(" = %d", 12); if (n % 2) usleep(40000);
          printf("."); printf("5 of"); if (n % 2) usleep(40000);
          printf(" %d\n", n);
          return count > 2;
        }
        """;

    private const string Bash = """
        n=$1
        pause() { ((n % 2)) || sleep 0.03; }
        printf RESULT; pause; printf ' rps = '; pause; printf '12.'; pause; printf '5 of '; printf %s "$n"; pause; printf '\n'
        """;

    /// <summary>
    /// Forty programs write their result in many pieces, quickly and with pauses. With --unbuffered srun would end a line where
    /// it happens to read; the default is without. SFLOW_LINE_RUNS=5 runs it five times.
    /// </summary>
    [TestMethod]
    public void ALineThatWasWrittenInPiecesIsOneLine()
    {
        var runs = int.TryParse(Environment.GetEnvironmentVariable("SFLOW_LINE_RUNS"), CultureInfo.InvariantCulture, out var count)
            ? count
            : 1;
        for (var run = 1; run <= runs; run++)
        {
            using var folder = new TempFolder();
            File.WriteAllText(folder["pieces.py"], Python);
            File.WriteAllText(folder["pieces.sh"], Bash);
            string[] commands =
            [
                "python3 -u \"$SFLOW_WORKSPACE_DIR/pieces.py\"",
                "python3 \"$SFLOW_WORKSPACE_DIR/pieces.py\"",
                "bash \"$SFLOW_WORKSPACE_DIR/pieces.sh\"",
                .. Compile(folder) ? ["\"$SFLOW_WORKSPACE_DIR/pieces\""] : Array.Empty<string>(),
            ];
            var tasks = string.Concat(
                Enumerable
                    .Range(0, 40)
                    .Select(n =>
                        $$"""

                                - name: t{{n}}
                                  script: ['{{commands[n % commands.Length]}} {{n}}']
                                  outputs: [{pattern: "RESULT rps = {rps:f} of {n:d}"}]
                            """
                    )
            );
            using var job = new Workflow(
                folder,
                $$"""
                version: "0.1"
                workflow:
                  name: pieces
                  tasks:{{tasks}}
                """
            ).Submit();

            var record = job.ExpectEnd("COMPLETED", "0:0", "COMPLETED");

            var wrong = Enumerable
                .Range(0, 40)
                .Where(n =>
                    record[$"t{n}/outputs.json"]
                    != $"{{\"task\": \"t{n}\", \"outputs\": {{\"rps\": 12.5, \"n\": {n}}}, \"metrics\": {{}}}}\n"
                )
                .ToList();
            Console.WriteLine($"run {run}: {40 - wrong.Count} of 40 values");
            Assert.IsEmpty(wrong, string.Join('\n', wrong.Select(n => record.Log($"t{n}") + record[$"t{n}/outputs.json"])));
        }
    }

    /// <summary>srun --label sends 1024 bytes at most at once and would make several lines of a longer one.</summary>
    [TestMethod]
    public void ALongLineOfEachOfSeveralRanksIsOneLine()
    {
        using var folder = new TempFolder();
        // One rank after the other: of two that print such lines at the same moment, one may stay in pieces (docs/runtime.md).
        File.WriteAllText(
            folder["long.py"],
            """
            import os, time
            rank = int(os.environ['SLURM_PROCID'])
            folder = os.environ['SFLOW_WORKSPACE_DIR']
            while rank and not os.path.exists(f'{folder}/printed.{rank - 1}'): time.sleep(0.1)
            time.sleep(0.4)
            for n in (1, 1018, 1019, 1020, 1021, 1022, 5000, 20000): print('v=' + n * 'x' + '=end')
            print('ready', end='', flush=True)
            open(f'{folder}/printed.{rank}', 'w').close()

            """
        );
        using var job = new Workflow(
            folder,
            """
            version: "0.1"
            operators:
              - {name: four, type: srun, ntasks: 4}
            workflow:
              name: long-lines
              tasks:
                - name: ranks
                  operator: four
                  script: ['python3 "$SFLOW_WORKSPACE_DIR/long.py"; [[ $SLURM_PROCID != 0 ]] || sleep 1']
                  outputs: [{pattern: "v={text}=end"}, {pattern: "never {n:d}"}]
                  probes:
                    readiness: {log_watch: {regex_pattern: "re:^v=x+=end$", match_count: 32}, timeout: 60, interval: 1}
                - name: after
                  depends_on: [ranks]
                  script: ['until [[ -e $SFLOW_WORKFLOW_OUTPUT_DIR/ranks/outputs.json ]]; do sleep 0.1; done']
            """
        ).Submit();

        var record = job.ExpectEnd("COMPLETED", "0:0", "COMPLETED");

        var lengths = record
            .Outputs("ranks")
            .GetProperty("outputs")
            .GetProperty("text")
            .EnumerateArray()
            .Select(text => text.GetString()!.Length)
            .Order()
            .ToList();
        int[] printed = [1, 1018, 1019, 1020, 1021, 1022, 5000, 20000];
        CollectionAssert.AreEqual(printed.SelectMany(n => Enumerable.Repeat(n, 4)).ToList(), lengths);
        Assert.AreEqual("""["never {n:d}"]""", record.Last("ranks").GetProperty("unmatched").GetRawText());
        Assert.Contains("ranks ended with 0, but no line of its log matches these patterns:\n   never {n:d}\n", job.Output);
    }

    private static bool Compile(TempFolder folder)
    {
        File.WriteAllText(folder["pieces.c"], C);
        try
        {
            var gcc = Command.Run("gcc", "-o", folder["pieces"], folder["pieces.c"]);
            Assert.AreEqual(0, gcc.Code, gcc.Error);
            return true;
        }
        catch (Win32Exception)
        {
            Console.WriteLine("No C compiler (gcc) is here: the programs in C were left out.");
            return false;
        }
    }
}

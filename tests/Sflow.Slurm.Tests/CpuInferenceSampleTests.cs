using System.Diagnostics;
using Sflow.Composition;
using Sflow.Text;

namespace Sflow.Slurm.Tests;

/// <summary>The sample with real programs: llama.cpp behind nginx, etcd and NATS.</summary>
[TestClass]
[NeedsCpuInference]
public sealed class CpuInferenceSampleTests
{
    private static readonly string[] Services = ["etcd", "nats", "journal", "frontend", "worker_0", "worker_1"];

    [TestMethod]
    [NeedsSlurm]
    public void ARowForSlurmCompletesOnTwoNodes()
    {
        using var folder = new TempFolder();
        using var job = Job.Submit(folder, Compile("slurm-4w-2n"));

        var record = job.ExpectEnd("COMPLETED", "0:0", "COMPLETED");

        Assert.HasCount(2, record.Nodes);
        ExpectResults(record, workers: 4, 2, 8);
        // The workers take turns on the nodes.
        foreach (var (worker, node) in new[] { (0, 0), (1, 1), (2, 0), (3, 1) })
            Assert.AreEqual(node, NodeOf(record, $"worker_{worker}"));
    }

    [TestMethod]
    public void TwoLocalRowsCompleteAtTheSameTime()
    {
        using var folder = new TempFolder();
        using var first = new LocalRun(folder, "first", Compile("local-1w_"));
        using var second = new LocalRun(folder, "second", Compile("local-2w"));

        ExpectResults(first.ExpectEnd(0, "COMPLETED"), workers: 1, 1, 4);
        ExpectResults(second.ExpectEnd(0, "COMPLETED"), workers: 2, 1, 4);
    }

    [TestMethod]
    public void ASecondRunOfTheSameRowSaysThatThePortsAreTaken()
    {
        using var folder = new TempFolder();
        var script = Compile("local-2w", ("REQUESTS", "100000"));
        using var first = new LocalRun(folder, "first", script);
        Bounded.Until(
            "the benchmark",
            () => first.Record?.Log("journal").Contains("started", StringComparison.Ordinal) == true,
            first.Known
        );

        using var second = new LocalRun(folder, "second", script);

        second.ExpectEnd(2, "FAILED");
        foreach (var task in new[] { "etcd", "nats", "worker_0", "worker_1", "frontend" })
            Assert.Contains($"is already in use, but task {task} must open it", second.Known());
    }

    [TestMethod]
    public void ACancelledRunLeavesNothing()
    {
        using var folder = new TempFolder();
        using var run = new LocalRun(folder, "run", Compile("local-2w", ("REQUESTS", "100000")));
        Bounded.Until("the benchmark", () => run.Record?.Log("journal").Contains("started", StringComparison.Ordinal) == true, run.Known);

        run.Cancel();

        var record = run.ExpectEnd(143, "CANCELLED");
        foreach (var service in Services)
            Assert.AreEqual("RUNNING READY STOPPED", record.States(service), service);
        Assert.IsEmpty(Directory.GetFileSystemEntries(run.Temporary), "etcd's data are gone");
    }

    [TestMethod]
    public void ABenchmarkWithoutATokenFails()
    {
        using var folder = new TempFolder();
        using var run = new LocalRun(folder, "run", Compile("local-1w_", ("PROMPT_LETTERS", "100000"), ("REQUESTS", "2")));

        var record = run.ExpectEnd(1, "FAILED");

        var log = record.Log("benchmark_1");
        Assert.Contains("Request 0 failed: curl: (22)", log);
        Assert.Contains("Requests: 0 answered, 2 failed, 1 at a time", log);
        Assert.Contains("No token arrived.", log);
    }

    private static void ExpectResults(RunRecord record, int workers, params int[] concurrencies)
    {
        foreach (var service in Services.Take(4).Concat(Enumerable.Range(0, workers).Select(index => $"worker_{index}")))
            Assert.AreEqual("RUNNING READY STOPPED", record.States(service), service);
        // The frontend got the addresses from etcd, and the benchmarks told the journal through NATS.
        Assert.MatchesRegex($@"workers:( [0-9.]+:[0-9]+){{{workers}}}\r?\n", record.Log("frontend"));
        foreach (var concurrency in concurrencies)
        {
            Assert.Contains($"benchmark.finished concurrency={concurrency} answered=16 failed=0 tokens=1024", record.Log("journal"));
            var results = record.Result($"benchmark_{concurrency}").GetProperty("values");
            Assert.AreEqual(16, results.GetProperty("requests").GetInt32());
            Assert.AreEqual(0, results.GetProperty("failed_requests").GetInt32());
            foreach (var time in new[] { "ttft", "itl", "icl" })
            {
                var median = results.GetProperty(time + "_median").GetDouble();
                Assert.IsGreaterThan(0, median, time);
                Assert.IsGreaterThanOrEqualTo(median, results.GetProperty(time + "_p99").GetDouble(), time);
            }

            Assert.IsGreaterThan(0, results.GetProperty("output_tokens_per_second").GetDouble());
        }
    }

    private static int NodeOf(RunRecord record, string task) =>
        record
            .Events[0]
            .GetProperty("plan")
            .GetProperty("tasks")
            .EnumerateArray()
            .Single(entry => RunRecord.Text(entry, "name") == task)
            .GetProperty("nodes")[0]
            .GetInt32();

    private static string Compile(string row, params (string Name, string Value)[] variables)
    {
        var here = TextLocation.OfFile("test");
        var programs = NeedsCpuInferenceAttribute.Folder;
        return new Sample("cpu-inference")
        {
            Artifacts =
            [
                new ArtifactOverride("PROGRAMS", $"fs://{programs}", here),
                new ArtifactOverride("MODEL", $"fs://{programs}/model.gguf", here),
            ],
            Variables = [.. variables.Select(variable => new VariableOverride(variable.Name, variable.Value, here))],
        }.Compile(row);
    }

    /// <summary>A script that runs on this machine, in a folder of its own.</summary>
    private sealed class LocalRun : IDisposable
    {
        private readonly Process process;
        private readonly StringBuilder output = new();
        private readonly string folder;

        public LocalRun(TempFolder parent, string name, string script)
        {
            folder = Directory.CreateDirectory(parent[name]).FullName;
            Temporary = Directory.CreateDirectory(parent[name + "-tmp"]).FullName;
            File.WriteAllText(Path.Combine(folder, "script.sh"), script);
            var start = new ProcessStartInfo("bash", "script.sh")
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            foreach (
                var variable in start
                    .Environment.Keys.Where(key =>
                        key.StartsWith("SLURM_", StringComparison.Ordinal) || key.StartsWith("SFLOW_", StringComparison.Ordinal)
                    )
                    .ToList()
            )
                start.Environment.Remove(variable);
            start.Environment["TMPDIR"] = Temporary;
            process = new Process { StartInfo = start };
            process.OutputDataReceived += Note;
            process.ErrorDataReceived += Note;
            process.Start();
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
        }

        /// <summary>The folder for temporary files of the run.</summary>
        public string Temporary { get; }

        /// <summary>The record of the run, once its folder exists.</summary>
        public RunRecord? Record =>
            Directory.Exists(Path.Combine(folder, "sflow_output"))
            && Directory.GetDirectories(Path.Combine(folder, "sflow_output")).SingleOrDefault() is { } run
            && File.Exists(Path.Combine(run, "events.jsonl"))
                ? new RunRecord(run)
                : null;

        public string Known()
        {
            lock (output)
                return output.ToString();
        }

        public void Cancel() => Assert.AreEqual(0, Command.Run("kill", "-TERM", process.Id.ToString(CultureInfo.InvariantCulture)).Code);

        /// <summary>Waits for the end, and checks the exit code, the record's last word, and that no process is left.</summary>
        public RunRecord ExpectEnd(int code, string final)
        {
            Bounded.Until("the end of the run", () => process.HasExited, Known, seconds: 120);
            process.WaitForExit();
            Assert.AreEqual(code, process.ExitCode, Known());
            var record = Record!.Expect(final);
            Assert.IsEmpty(Processes.With("SFLOW_WORKFLOW_OUTPUT_DIR=" + record.Folder));
            return record;
        }

        public void Dispose()
        {
            if (!process.HasExited)
                Cancel();
            process.WaitForExit();
            process.Dispose();
        }

        private void Note(object sender, DataReceivedEventArgs line)
        {
            lock (output)
                output.AppendLine(line.Data);
        }
    }
}

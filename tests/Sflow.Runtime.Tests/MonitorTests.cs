using System.Globalization;

namespace Sflow.Runtime.Tests;

/// <summary>The hardware monitor of a job: what it records, and that it decides nothing.</summary>
[TestClass]
public sealed class MonitorTests
{
    private const string Scopes = "cpu memory disk network gpu=index,utilization.gpu 'custom=echo \"a \\\"b\\\"\"'";

    [TestMethod]
    public void ItRecordsTheNodeWhileTasksRun()
    {
        using var script = new Script("wf_monitor here 500 " + Scopes + "\n" + Words.Task("t", "sleep 2.6"));
        WithGpus(script, "while :; do echo '0, 97'; echo '1, 3'; sleep 0.5; done");
        var outcome = script.Start().Finish().Expect(0, "COMPLETED");
        var node = Names(outcome, ".csv").Single(name => !name.Contains(".gpus.") && !name.Contains(".custom."));
        var lines = outcome.Read($"monitor/{node}").TrimEnd('\n').Split('\n');
        Assert.AreEqual(
            "t_ms,cpu_percent,load_1min,memory_used_bytes,memory_total_bytes,disk_read_bytes_per_s,disk_write_bytes_per_s,"
                + "network_in_bytes_per_s,network_out_bytes_per_s,rdma_in_bytes_per_s,rdma_out_bytes_per_s",
            lines[0]
        );
        var samples = lines.Skip(1).Select(line => line.Split(',')).ToList();
        Assert.IsTrue(samples.Count is >= 2 and <= 6, $"{samples.Count} samples");
        foreach (var sample in samples)
        {
            Assert.HasCount(11, sample);
            var busy = double.Parse(sample[1], CultureInfo.InvariantCulture);
            Assert.IsTrue(busy is >= 0 and <= 100, sample[1]);
            var (used, total) = (long.Parse(sample[3], CultureInfo.InvariantCulture), long.Parse(sample[4], CultureInfo.InvariantCulture));
            Assert.IsTrue(0 < used && used < total, $"{used} of {total}");
            Assert.AreEqual(MemoryTotal(), total);
        }

        // The times are those of the record.
        var times = samples.Select(sample => long.Parse(sample[0], CultureInfo.InvariantCulture)).ToList();
        CollectionAssert.AreEqual(times.Order().ToList(), times);
        Assert.IsTrue(outcome.Events[0].GetProperty("t").GetInt64() <= times[0]);
        Assert.IsTrue(times[^1] <= outcome.Events[^1].GetProperty("t").GetInt64());

        var name = Path.GetFileNameWithoutExtension(node);
        var gpus = outcome.Read($"monitor/{name}.gpus.csv").TrimEnd('\n').Split('\n');
        Assert.AreEqual("t_ms,index,utilization.gpu", gpus[0]);
        StringAssert.EndsWith(gpus[1], ",0,97");
        StringAssert.EndsWith(gpus[2], ",1,3");
        var custom = outcome.Read($"monitor/{name}.custom.csv").TrimEnd('\n').Split('\n');
        Assert.AreEqual("t_ms,line", custom[0]);
        StringAssert.EndsWith(custom[1], ",\"a \"\"b\"\"\"");
        Assert.AreEqual("", string.Join(" ", Names(outcome, ".log")), "nothing went wrong");
    }

    [TestMethod]
    public void AWorkflowThatAsksForNothingHasNoMonitor()
    {
        var outcome = Script.Run(Words.Task("t", "true")).Expect(0, "COMPLETED");
        Assert.IsEmpty(outcome.Files.Where(file => file.StartsWith("monitor", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void AMissingProgramIsReportedBesideTheOtherValues()
    {
        using var script = new Script("wf_monitor here 200 memory gpu=index,power.draw\n" + Words.Task("t", "sleep 1"));
        script.Environment["PATH"] = PathWithout(script, "nvidia-smi");
        var outcome = script.Start().Finish().Expect(0, "COMPLETED");
        Assert.Contains("there is no nvidia-smi on this node", outcome.Read("monitor/" + Names(outcome, ".log").Single()));
        Assert.HasCount(1, Names(outcome, ".csv"));
    }

    [TestMethod]
    public void ASamplerThatIsKilledDoesNotFailTheTasks()
    {
        using var script = new Script("wf_monitor here 200 cpu\n" + Words.Task("t", "sleep 4"));
        script.Environment["SFLOW_HEARTBEAT_MS"] = "200";
        script.Start();
        script.WaitForState("t", "RUNNING");
        System.Diagnostics.Process.GetProcessById(Sampler(script)).Kill();
        var outcome = script.Finish().Expect(0, "COMPLETED");
        Assert.Contains("the hardware monitor ended early", outcome.Output);
    }

    [TestMethod]
    [DataRow("INT", 130)]
    [DataRow("TERM", 143)]
    public void ItEndsWithTheWorkflow(string signal, int code)
    {
        using var script = new Script("wf_monitor here 200 " + Scopes + "\n" + Words.Task("t", "sleep 60"));
        WithGpus(script, "while :; do echo '0, 97'; sleep 0.2; done");
        script.Start();
        script.WaitForState("t", "RUNNING");
        script.Signal(signal);
        // That no process is left is checked for every script.
        script.Finish().Expect(code, "CANCELLED");
    }

    private static void WithGpus(Script script, string body)
    {
        var folder = Directory.CreateDirectory(Path.Combine(script.Folder, "bin")).FullName;
        var program = Path.Combine(folder, "nvidia-smi");
        // The first question is the preflight's: which GPUs are there?
        File.WriteAllText(program, $"#!/bin/bash\nif [[ $1 == -L ]]; then exit 1; fi\n{body}\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        script.Environment["PATH"] = folder + ":" + Environment.GetEnvironmentVariable("PATH");
    }

    // A folder of links to all programs but one.
    private static string PathWithout(Script script, string program)
    {
        var folder = Directory.CreateDirectory(Path.Combine(script.Folder, "bin")).FullName;
        foreach (var directory in Environment.GetEnvironmentVariable("PATH")!.Split(':').Where(Directory.Exists))
        foreach (var file in Directory.GetFiles(directory))
        {
            var link = Path.Combine(folder, Path.GetFileName(file));
            if (Path.GetFileName(file) != program && !File.Exists(link))
                File.CreateSymbolicLink(link, file);
        }

        return folder;
    }

    private static IReadOnlyList<string> Names(Outcome outcome, string end) =>
        [
            .. outcome
                .Files.Where(file => file.StartsWith("monitor/", StringComparison.Ordinal) && file.EndsWith(end, StringComparison.Ordinal))
                .Select(file => Path.GetFileName(file)!)
                .Order(StringComparer.Ordinal),
        ];

    private static long MemoryTotal() =>
        long.Parse(
            File.ReadLines("/proc/meminfo").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture
        ) * 1024;

    // Of all processes, only the sampler writes its errors into the monitor's folder.
    private static int Sampler(Script script)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            foreach (var folder in Directory.GetDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), out _)))
            {
                if (Errors(folder) is { } file && file.StartsWith(script.Folder, StringComparison.Ordinal) && file.Contains("/monitor/"))
                    return int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture);
            }

            Thread.Sleep(50);
        }

        throw new InvalidOperationException("no sampler runs");
    }

    private static string? Errors(string process)
    {
        try
        {
            return new FileInfo(Path.Combine(process, "fd", "2")).LinkTarget;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null; // the process has ended, or belongs to somebody else
        }
    }
}

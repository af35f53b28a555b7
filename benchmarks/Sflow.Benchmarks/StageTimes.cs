using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using Sflow.Binding;
using Sflow.Composition;
using Sflow.Diagnostics;
using Sflow.Generation.Plans;
using Sflow.Generation.Sbatch;
using Sflow.Generation.Yaml;
using Sflow.Planning;
using Sflow.Resolution;
using Sflow.Syntax;
using Sflow.Text;

namespace Sflow.Benchmarks;

/// <summary>Where a row's time goes: the CPU time of each stage in one thread (Linux) and what it allocates, over rows of the sample that share their modules.</summary>
internal static partial class StageTimes
{
    private const int ThreadCpuClock = 3; // CLOCK_THREAD_CPUTIME_ID: other work on the machine does not count

    public static int Run(int rounds)
    {
        var reader = SampleSweep.Reader(1);
        var at = TextLocation.OfFile("benchmark");
        string[] files = ["slurm_config.yaml", "common_workflow.yaml", "trtllm/prefill.yaml", "trtllm/decode.yaml", "benchmark_infmax.yaml"];
        ModuleList? list = null;
        var memo = new TaskMemo();
        var times = new Dictionary<string, (TimeSpan Cpu, long Bytes)>();
        for (var i = 0; i < rounds; i++)
        {
            var bag = new DiagnosticBag();
            var modules = Time("syntax (once a sweep)", () => files.Select(file => YamlReader.Read(new SourceText(file, Encoding.UTF8.GetString(reader.Read(System.IO.Path.Combine(SampleSweep.Folder, file)).Bytes!)), bag)!).ToList());
            var composed = Time("composition (once a list)", () => MissableTasks.Apply(Composer.Run(modules, bag)!, [new Located<string>("agg", at)], bag));
            list ??= new ModuleList(composed, memo);
            // A row of its own each time, of which some tasks are known from others, as in a sweep of two or three columns that change.
            VariableOverride[] cells = [new("NUM_NODES", (i % 3) + 2 + "", at), new("CONCURRENCY", $"[16,{1000 + i}]", at)];
            composed = Time("overrides", () => Overrides.Apply(list.Composed, cells, [], bag));
            var model = Time("binding", () => Binder.Run(composed, list.Binding, bag)!);
            Time("resolution of all", () => Resolver.Run(model, JobSettings.None, bag)!);
            var shared = Time("keys of tasks", () => list.Tasks.For(model, cells, [], JobSettings.None));
            var resolved = Time("resolution", () => Resolver.Run(model, JobSettings.None, shared, bag)!);
            Time("planning of all", () => Planner.Run(resolved, bag)!);
            var plan = Time("planning", () => Planner.Run(resolved, memo.Planned, bag)!);
            Time("advice (once a list)", () => list.Binding.Advice);
            var lines = Time("plan for people", () => PlanText.Lines(plan));
            Time("script of all", () => SbatchGenerator.Run(plan, lines, JobSettings.None, null, bag));
            Time("script", () => SbatchGenerator.Run(plan, lines, JobSettings.None, memo, bag));
            Time("plan as JSON", () => PlanJson.Write(plan, indented: true, memo.Json));
            Time("composed yaml", () => ComposedYamlWriter.Write(composed, list.Texts));
            if (bag.HasErrors)
                throw new InvalidOperationException(bag.First(finding => finding.Severity == Severity.Error).ToString());
            if (i == rounds / 5)
                times.Clear(); // what came before was warming up
        }

        var counted = rounds - (rounds / 5) - 1;
        foreach (var (stage, (cpu, bytes)) in times)
            Console.WriteLine($"{stage,-28}{cpu.TotalMilliseconds / counted,8:F3} ms{bytes / counted / 1024,8} KiB");
        return 0;

        T Time<T>(string stage, Func<T> run)
        {
            var (before, had) = (ThreadTime(), GC.GetAllocatedBytesForCurrentThread());
            var result = run();
            var (cpu, bytes) = times.GetValueOrDefault(stage);
            times[stage] = (cpu + ThreadTime() - before, bytes + GC.GetAllocatedBytesForCurrentThread() - had);
            return result;
        }
    }

    private static TimeSpan ThreadTime() => GetTime(ThreadCpuClock, out var time) == 0
        ? TimeSpan.FromTicks((time.Seconds * TimeSpan.TicksPerSecond) + (time.Nanoseconds / 100))
        : throw new PlatformNotSupportedException();

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct TimeSpec
    {
        public readonly long Seconds;
        public readonly long Nanoseconds;
    }
}

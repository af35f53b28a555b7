using System.Runtime.InteropServices;
using Sflow.Binding;
using Sflow.Compilation;
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

/// <summary>
/// Measures each stage per row over rows of the sample that share their modules: CPU time in one thread (Linux) and allocations.
/// </summary>
internal static partial class StageTimes
{
    private const int ThreadCpuClock = 3; // CLOCK_THREAD_CPUTIME_ID: other work on the machine does not count

    public static int Run(int rounds)
    {
        var reader = SampleSweep.Reader(1);
        var at = TextLocation.OfFile("benchmark");
        string[] files =
        [
            "slurm_config.yaml",
            "common_workflow.yaml",
            "trtllm/prefill.yaml",
            "trtllm/decode.yaml",
            "benchmark_infmax.yaml",
        ];
        ComposedWorkflow? list = null;
        var times = new Dictionary<string, (TimeSpan Cpu, long Bytes)>();
        for (var i = 0; i < rounds; i++)
        {
            var bag = new DiagnosticBag();
            var modules = Time(
                "syntax (once a sweep)",
                () =>
                    files
                        .Select(file =>
                            YamlReader.Read(
                                new SourceText(
                                    file,
                                    Encoding.UTF8.GetString(reader.Read(System.IO.Path.Combine(SampleSweep.Folder, file)).Bytes!)
                                ),
                                bag
                            )!
                        )
                        .ToList()
            );
            var composed = Time(
                "composition (once a list)",
                () => MissableTasks.Apply(Composer.Run(modules, bag)!, [new Located<string>("agg", at)], bag)
            );
            list ??= composed;
            // No shared tasks are stored with this model, because it is new.
            var alone = Binder.Run(composed, bag)!;
            // Each pass compiles a new row, some of whose tasks are known from other rows, as in a sweep in which two or three columns
            // change.
            VariableOverride[] cells = [new("NUM_NODES", (i % 3) + 2 + "", at), new("CONCURRENCY", $"[16,{1000 + i}]", at)];
            composed = Time("overrides", () => Overrides.Apply(list, cells, [], bag));
            var model = Time("binding", () => Binder.Run(composed, bag)!);
            var own = Time("resolution of all", () => Resolver.Run(alone, JobSettings.None, bag)!);
            var resolved = Time("resolution", () => Resolver.Run(model, JobSettings.None, bag)!);
            var ownPlan = Time("planning of all", () => Planner.Run(own, bag)!);
            var plan = Time("planning", () => Planner.Run(resolved, bag)!);
            Time("advice (once a list)", () => ModuleAdvice.Of(composed));
            Time("plan for people", () => PlanText.Lines(plan));
            Time("script of all", () => SbatchScript.Write(ownPlan, bag));
            Time("script", () => SbatchScript.Write(plan, bag));
            Time("plan as JSON", () => PlanJson.Write(plan, indented: true));
            Time("composed yaml", () => ComposedYamlWriter.Write(composed));
            if (bag.HasErrors)
                throw new InvalidOperationException(bag.First(finding => finding.Severity == Severity.Error).ToString());
            if (i == rounds / 5)
                times.Clear(); // what came before was warming up
        }

        var counted = rounds - (rounds / 5) - 1;
        foreach (var (stage, (cpu, bytes)) in times)
            Console.WriteLine($"{stage, -28}{cpu.TotalMilliseconds / counted, 8:F3} ms{bytes / counted / 1024, 8} KiB");
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

    private static TimeSpan ThreadTime() =>
        GetTime(ThreadCpuClock, out var time) == 0
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

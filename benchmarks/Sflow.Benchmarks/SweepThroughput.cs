using System;
using System.Collections;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Sflow.MSBuild;

namespace Sflow.Benchmarks;

/// <summary>
/// How fast the task of a build makes a sweep, from the CSV to the files, in a process that is warm; then with one row changed, and against <c>cp</c>
/// of the same files. Shell checks are off: what they cost is bash's.
/// </summary>
internal static class SweepThroughput
{
    private static readonly string[] Made = ["out", "state", "copy"];

    public static int Run(int rows, int repeats, bool areAllDifferent)
    {
        var folder = Directory.CreateTempSubdirectory("sflow-bench").FullName;
        try
        {
            foreach (var module in Directory.GetFiles(SampleSweep.Folder, "*.yaml", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(folder, Path.GetRelativePath(SampleSweep.Folder, module));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(module, copy);
            }

            var csv = Path.Combine(folder, "bulk_input.csv");
            File.WriteAllText(csv, SampleSweep.Csv(rows, -1, areAllDifferent));
            for (var i = 0; i <= repeats; i++)
            {
                Remove(folder);
                Report(i == 0 ? "first, cold" : "all rows", rows, Time(() => Build(folder)));
                File.WriteAllText(csv, SampleSweep.Csv(rows, (rows / 2) + i, areAllDifferent));
                Report("one row changed", rows, Time(() => Build(folder)));
                Report("cp -r", rows, Time(() => Copy(folder)));
            }

            Console.WriteLine($"{Directory.GetFiles(Path.Combine(folder, "out"), "*", SearchOption.AllDirectories).Length} files, {Directory.GetFiles(Path.Combine(folder, "out"), "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length) / 1048576} MiB; most memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576} MiB");
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Build(string folder)
    {
        var unit = new TaskItem("bulk_input");
        unit.SetMetadata("Kind", "sweep");
        unit.SetMetadata("File", "bulk_input.csv");
        var task = new GenerateSbatch
        {
            BuildEngine = new Engine(),
            ProjectFile = Path.Combine(folder, "Job.proj"),
            Units = [unit],
            OutputFolder = Path.Combine(folder, "out"),
            StateFolder = Path.Combine(folder, "state"),
            CheckShell = "false",
        };
        if (!task.Execute())
            throw new InvalidOperationException("the sweep has an error");
    }

    private static void Copy(string folder)
    {
        using var process = Process.Start("cp", ["-r", Path.Combine(folder, "out"), Path.Combine(folder, "copy")]);
        process.WaitForExit();
    }

    private static void Remove(string folder)
    {
        foreach (var name in Made.Select(name => Path.Combine(folder, name)).Where(Directory.Exists))
            Directory.Delete(name, recursive: true);
        GC.Collect();
    }

    private static (TimeSpan Wall, TimeSpan Cpu) Time(Action run)
    {
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        run();
        return (watch.Elapsed, Process.GetCurrentProcess().TotalProcessorTime - before);
    }

    private static void Report(string what, int rows, (TimeSpan Wall, TimeSpan Cpu) time) =>
        Console.WriteLine($"{what,-16}{rows} rows{time.Wall.TotalMilliseconds,10:F0} ms{rows / time.Wall.TotalSeconds,8:F0} rows/s{time.Cpu.TotalMilliseconds / rows,8:F3} ms of CPU a row");

    private sealed class Engine : IBuildEngine
    {
        public bool ContinueOnError => false;

        public int LineNumberOfTaskNode => 0;

        public int ColumnNumberOfTaskNode => 0;

        public string ProjectFileOfTaskNode => "";

        public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) => false;

        public void LogCustomEvent(CustomBuildEventArgs e)
        {
        }

        public void LogErrorEvent(BuildErrorEventArgs e) => Console.Error.WriteLine($"{e.File}({e.LineNumber},{e.ColumnNumber}): {e.Code}: {e.Message}");

        public void LogMessageEvent(BuildMessageEventArgs e)
        {
        }

        public void LogWarningEvent(BuildWarningEventArgs e) => Console.Error.WriteLine($"{e.File}({e.LineNumber},{e.ColumnNumber}): {e.Code}: {e.Message}");
    }
}

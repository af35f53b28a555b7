using System.Collections;
using System.Diagnostics;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Sflow.MSBuild;

namespace Sflow.Benchmarks;

/// <summary>
/// Measures how fast the build task compiles a sweep in a warm process, from the CSV to the files; then with one changed row, and against
/// <c>cp</c> of the same files. Shell checks are off, because their cost is bash's.
/// </summary>
internal static class SweepThroughput
{
    private const string SiteTemplate = "site.hbs";
    private static readonly string[] Made = ["out", "state", "copy"];

    public static int Run(int rows, int repeats, bool areAllDifferent, bool withTemplate)
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
            if (withTemplate)
                return CompareTemplates(folder, rows, repeats);
            for (var i = 0; i <= repeats; i++)
            {
                Remove(folder);
                Report(i == 0 ? "first, cold" : "all rows", rows, Time(() => Build(folder)));
                File.WriteAllText(csv, SampleSweep.Csv(rows, (rows / 2) + i, areAllDifferent));
                Report("one row changed", rows, Time(() => Build(folder)));
                Report("cp -r", rows, Time(() => Copy(folder)));
            }

            var files = Directory.GetFiles(Path.Combine(folder, "out"), "*", SearchOption.AllDirectories);
            Console.WriteLine(
                $"{files.Length} files, {files.Sum(file => new FileInfo(file).Length) / 1048576} MiB; "
                    + $"most memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576} MiB"
            );
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // The variants take turns, and each goes first equally often.
    private static int CompareTemplates(string folder, int rows, int repeats)
    {
        File.WriteAllText(Path.Combine(folder, SiteTemplate), SiteTemplateText());
        var times = new Dictionary<string, List<double>> { [""] = [], [SiteTemplate] = [] };
        for (var i = 0; i <= repeats; i++)
        {
            foreach (var template in i % 2 == 0 ? new[] { "", SiteTemplate } : [SiteTemplate, ""])
            {
                Remove(folder);
                var time = Time(() => Build(folder, template));
                Report(template.Length == 0 ? "built-in" : "site template", rows, time);
                if (i > 0) // the first ones are cold
                    times[template].Add(time.Cpu.TotalMilliseconds);
            }
        }

        var (site, builtIn) = (times[SiteTemplate], times[""]);
        Console.WriteLine(
            $"site template / built-in: {Median(site) / Median(builtIn):F2} (medians), {site.Min() / builtIn.Min():F2} (least)"
        );
        return 0;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    // The built-in template with a site's lines in it.
    private static string SiteTemplateText()
    {
        using var stream = typeof(WorkflowCompiler).Assembly.GetManifestResourceStream("Sflow.Template.script.hbs")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Replace("\n# Made by Sflow", "\n# Site: {{jobName}}\n# Made by Sflow", StringComparison.Ordinal);
    }

    private static void Build(string folder, string? template = null)
    {
        var unit = new TaskItem("bulk_input");
        unit.SetMetadata("Kind", "sweep");
        unit.SetMetadata("File", "bulk_input.csv");
        unit.SetMetadata("Workflow", "Job");
        var task = new GenerateSbatch
        {
            BuildEngine = new Engine(),
            ProjectFile = Path.Combine(folder, "Job.proj"),
            Units = [unit],
            OutputFolder = Path.Combine(folder, "out"),
            StateFolder = Path.Combine(folder, "state"),
            CheckShell = "false",
            Template = template,
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
        Console.WriteLine(
            $"{what, -16}{rows} rows{time.Wall.TotalMilliseconds, 10:F0} ms{rows / time.Wall.TotalSeconds, 8:F0} "
                + $"rows/s{time.Cpu.TotalMilliseconds / rows, 8:F3} ms of CPU a row"
        );

    private sealed class Engine : IBuildEngine
    {
        public bool ContinueOnError => false;

        public int LineNumberOfTaskNode => 0;

        public int ColumnNumberOfTaskNode => 0;

        public string ProjectFileOfTaskNode => "";

        public bool BuildProjectFile(
            string projectFileName,
            string[] targetNames,
            IDictionary globalProperties,
            IDictionary targetOutputs
        ) => false;

        public void LogCustomEvent(CustomBuildEventArgs e) { }

        public void LogErrorEvent(BuildErrorEventArgs e) =>
            Console.Error.WriteLine($"{e.File}({e.LineNumber},{e.ColumnNumber}): {e.Code}: {e.Message}");

        public void LogMessageEvent(BuildMessageEventArgs e) { }

        public void LogWarningEvent(BuildWarningEventArgs e) =>
            Console.Error.WriteLine($"{e.File}({e.LineNumber},{e.ColumnNumber}): {e.Code}: {e.Message}");
    }
}

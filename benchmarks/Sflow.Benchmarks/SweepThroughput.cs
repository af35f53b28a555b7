using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;

namespace Sflow.Benchmarks;

/// <summary>From a CSV to files written: how many rows a second, against writing the same bytes alone.</summary>
internal static class SweepThroughput
{
    public static int Run(int rows, int repeats)
    {
        var folder = Directory.CreateTempSubdirectory("sflow-bench").FullName;
        try
        {
            for (var i = 0; i <= repeats; i++)
            {
                var compile = Stopwatch.StartNew();
                var result = new WorkflowCompiler(SampleSweep.Reader(rows)).CompileSweep(SampleSweep.Request());
                compile.Stop();
                if (!result.Success)
                {
                    foreach (var finding in result.Diagnostics.Take(5))
                        Console.Error.WriteLine(finding);
                    return 1;
                }

                var write = Stopwatch.StartNew();
                foreach (var file in result.Rows.SelectMany(row => row.Files))
                {
                    var path = Path.Combine(folder, file.RelativePath);
                    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                    File.WriteAllText(path, file.Content.ToString(), new UTF8Encoding(false));
                }

                write.Stop();
                var seconds = compile.Elapsed.TotalSeconds + write.Elapsed.TotalSeconds;
                Console.WriteLine($"{(i == 0 ? "cold" : "warm")}: {rows} rows, compiled in {compile.ElapsedMilliseconds} ms, written in {write.ElapsedMilliseconds} ms, {rows / seconds:F0} rows/s, {GC.GetTotalMemory(false) / 1048576} MiB");
            }

            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

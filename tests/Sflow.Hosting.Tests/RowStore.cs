using System.Collections.Concurrent;
using Sflow.Compilation;
using Sflow.Generation;
using Sflow.Hosting.Checks;
using Sflow.Hosting.Files;
using Sflow.Hosting.Records;
using Sflow.Hosting.Units;

namespace Sflow.Hosting.Tests;

/// <summary>An output folder and the records of its rows, to which the rows of a sweep come as from the compiler: side by side.</summary>
internal sealed class RowStore : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sflow").FullName;

    /// <summary>The file of the records.</summary>
    public string Records => Path.Combine(folder, "jobs.rows");

    /// <summary>The lines of the records without what made them.</summary>
    public IReadOnlyList<string> Lines => [.. File.ReadAllLines(Records).Skip(1)];

    /// <summary>Where a row's script is.</summary>
    public string ScriptOf(string row) => Path.Combine(folder, "out", "jobs", row + ".sh");

    /// <summary>A time as an output has it after a while: in the past, and not in whole seconds.</summary>
    public static DateTime SomeTime(int minutesAgo) => new DateTime(2024, 5, 6, 7, 8, 9, 123, DateTimeKind.Utc).AddMinutes(-minutesAgo);

    /// <summary>The key of a row.</summary>
    public static string KeyOf(string row, string text) => new FileText(row + " " + text).Sha256();

    /// <summary>Builds rows of the given texts.</summary>
    /// <returns>The rows that had to be compiled, sorted.</returns>
    public IReadOnlyList<string> Build(params (string Row, string Text)[] rows)
    {
        var checker = new UnitChecker(
            TextLocation.OfFile("Job.proj"),
            folder,
            new ShellChecker(ShellCheckMode.Off, folder),
            null,
            checksPaths: false,
            asksSlurm: false
        );
        using var files = new UnitFiles(
            new OutputFolder(Path.Combine(folder, "out")),
            checker,
            keepsPlans: false,
            RowRecords.At(Records, ShellCheckMode.Off)
        );
        var compiled = new ConcurrentBag<string>();
        Parallel.ForEach(
            rows,
            row =>
            {
                var key = KeyOf(row.Row, row.Text);
                if (files.Find(row.Row, key, _ => throw new InvalidOperationException("no row has findings")) is not null)
                    return;
                compiled.Add(row.Row);
                var made = new[]
                {
                    new GeneratedFile($"jobs/{row.Row}.yaml", row.Text),
                    new GeneratedFile($"jobs/{row.Row}.sh", row.Text, true),
                };
                files.Keep(key, new CompileResult(row.Row, made, "", []) { Success = true, MainFiles = [made[1].RelativePath] });
            }
        );
        files.Commit();
        files.Remember(rows.Select(row => row.Row));
        return [.. compiled.Order(StringComparer.Ordinal)];
    }

    /// <summary>Gives every output a time that can be trusted, and builds, so that the records know it.</summary>
    public void Settle(params (string Row, string Text)[] rows)
    {
        Build(rows);
        foreach (var file in Directory.GetFiles(Path.Combine(folder, "out"), "*", SearchOption.AllDirectories))
            File.SetLastWriteTimeUtc(file, SomeTime(0));
        Build(rows);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}

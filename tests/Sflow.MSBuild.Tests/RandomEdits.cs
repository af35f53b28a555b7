using System.Diagnostics;

namespace Sflow.MSBuild.Tests;

/// <summary>
/// A project that is edited at random, in the ways in which people, editors, version control and archives do it, and the same sources
/// in a second project, which is always built from scratch.
/// </summary>
internal sealed class RandomEdits : IDisposable
{
    private const string Swapped = "branch";
    private static readonly string[] Words = ["a", "bb", "ccc", "dddd", "x1", "x2", "x3", "x4"];
    private static readonly string[] Sources = ["base.yaml", "mods/a.yaml", "mods/b.yaml", "jobs.csv", "site.sh", "Job.proj"];
    private readonly Random random;
    private readonly TestProject project = new("");
    private readonly TestProject scratch = new("");
    private readonly List<(string File, string Text)> history = [];
    private readonly List<string> log = [];

    public RandomEdits(int seed)
    {
        random = new Random(seed);
        Write("base.yaml", Modules.Base);
        Write("mods/a.yaml", Modules.Task("a"));
        Write("mods/b.yaml", Modules.Task("b"));
        Write("branch/a.yaml", Modules.Task("a2"));
        Write("branch/b.yaml", Modules.Task("b2"));
        Write("jobs.csv", "TP\n1\n2\n");
        Write("site.sh", "export SITE=1\n");
        WriteProject();
        project.Build();
        scratch.Run(["-t:Restore"]);
    }

    /// <summary>The steps of the current sequence.</summary>
    public string Log => string.Join("\n", log);

    /// <summary>Makes a random number of edits, with builds of all kinds in between.</summary>
    public void Run()
    {
        log.Clear();
        for (var count = random.Next(4, 12); count > 0; count--)
            Edit();
        if (random.Next(2) == 0)
            Between();
        for (var count = random.Next(0, 4); count > 0; count--)
            Edit();
    }

    /// <summary>Builds, and compares every output with a build from scratch.</summary>
    /// <returns>The differences.</returns>
    public IReadOnlyList<string> Compare()
    {
        foreach (var folder in new[] { "bin", "mods", Path.Combine("obj", "Debug", "sflow") })
        {
            if (Directory.Exists(Path.Combine(scratch.Folder, folder)))
                Directory.Delete(Path.Combine(scratch.Folder, folder), recursive: true);
        }

        foreach (var file in Sources)
            scratch.Write(file, File.ReadAllText(At(file)));
        var (answer, expected) = (project.Run([]), scratch.Run([]));
        var differences = new List<string>();
        if (answer.ExitCode != expected.ExitCode)
            differences.Add($"exit code {answer.ExitCode}, from scratch {expected.ExitCode}: {answer.Text}{expected.Text}");
        var (here, there) = (Named(answer, project), Named(expected, scratch));
        differences.AddRange(here.Except(there).Concat(there.Except(here)).Select(line => "diagnostic: " + line));

        // After an error, the outputs of the last success stay.
        if (expected.ExitCode != 0)
            return differences;
        differences.AddRange(project.Outputs.Except(scratch.Outputs).Select(file => "orphan: " + file));
        differences.AddRange(scratch.Outputs.Except(project.Outputs).Select(file => "missing: " + file));
        differences.AddRange(
            project
                .Outputs.Intersect(scratch.Outputs)
                .Where(file => project.Read(file) != scratch.Read(file))
                .Select(file => "stale: " + file)
        );
        return differences;
    }

    public void Dispose()
    {
        project.Dispose();
        scratch.Dispose();
    }

    private static string[] Named(BuildAnswer answer, TestProject project) =>
        [.. answer.Diagnostics.Select(line => line.Replace(project.Folder, "", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private void Edit()
    {
        switch (random.Next(10))
        {
            case 0 or 1:
                Write(random.Next(2) == 0 ? "mods/a.yaml" : "mods/b.yaml", Module());
                break;
            case 2 or 3:
                Write("jobs.csv", "TP\n" + string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Next(1, 9) + "\n")));
                break;
            case 4:
                Restore();
                break;
            case 5:
                SwapBranch();
                break;
            case 6:
                WriteProject();
                break;
            case 7:
                Tamper();
                break;
            case 8:
                Write("site.sh", $"export SITE={Word()}\n");
                break;
            default:
                Touch();
                break;
        }
    }

    // What runs between edits: a build, a killed build, or a what-if.
    private void Between()
    {
        switch (random.Next(4))
        {
            case 0:
                log.Add("build");
                project.Run([]);
                break;
            case 1:
                Kill(random.Next(300, 2500));
                break;
            case 2:
                var target = new[] { "Plan", "Compose", "Resolve" }[random.Next(3)];
                log.Add($"-t:{target} -p:SflowNodes=2");
                project.Run(["-t:" + target, "-p:SflowNodes=2"]);
                break;
            default:
                log.Add("-t:Compose;Resolve;Plan");
                project.Run(["-t:Compose;Resolve;Plan"]);
                break;
        }
    }

    private string Word() => Words[random.Next(Words.Length)];

    private string Module() => random.Next(10) == 0 ? "workflow: {name: small, tsks: []}\n" : Modules.Task(Word());

    private string At(string file) => Path.Combine(project.Folder, file);

    private void Write(string file, string text)
    {
        log.Add($"write {file}: {text.Trim().Split('\n')[^1].Trim()}");
        history.Add((file, text));
        project.Write(file, text);
    }

    private void WriteProject()
    {
        var sweep = new[] { "jobs", "Jobs", "others" }[random.Next(3)];
        var more = random.Next(3) == 0 ? """<SflowModule Include="base.yaml;mods/b.yaml" Workflow="second" />""" : "";
        var value = random.Next(2) == 0 ? $"""<SflowVariable Include="MODEL" Value="{Word()}" />""" : "";
        var properties = random.Next(2) == 0 ? "<SflowPrologue>site.sh</SflowPrologue>" : "<SflowResolve>true</SflowResolve>";
        project.WriteProject(
            $"""<SflowModule Include="base.yaml;mods/a.yaml" /><SflowSweep Include="jobs.csv" Name="{sweep}" />{more}{value}""",
            properties
        );
        log.Add($"project: {sweep} {more} {value} {properties}");
    }

    // An earlier version with a time in the past, as mv, cp -p and tar x leave it.
    private void Restore()
    {
        var (file, text) = history[random.Next(history.Count)];
        if (file.StartsWith(Swapped, StringComparison.Ordinal))
            return;
        log.Add("restore " + file);
        project.Write(file + ".old", text);
        File.SetLastWriteTimeUtc(At(file + ".old"), new DateTime(2020, 1, 1, 0, 0, random.Next(60), random.Next(1000), DateTimeKind.Utc));
        File.Move(At(file + ".old"), At(file), overwrite: true);
    }

    private void SwapBranch()
    {
        log.Add("swap branches");
        Directory.Move(At("mods"), At("between"));
        Directory.Move(At(Swapped), At("mods"));
        Directory.Move(At("between"), At(Swapped));
    }

    private void Touch()
    {
        var file = Sources[random.Next(Sources.Length)];
        log.Add("touch " + file);
        File.SetLastWriteTimeUtc(At(file), DateTime.UtcNow.AddSeconds(random.Next(-100000, 100)));
    }

    private void Tamper()
    {
        if (project.Outputs.Count == 0)
            return;
        var file = project.Outputs[random.Next(project.Outputs.Count)];
        var path = Path.Combine(project.Output, file);
        log.Add("tamper with " + file);
        if (random.Next(3) == 0)
            File.Delete(path);
        else
            File.AppendAllText(path, "# edited\n");
    }

    private void Kill(int milliseconds)
    {
        log.Add($"build, killed after {milliseconds} ms");
        using var process = Process.Start(
            Dotnet.Start(project.Folder, ["build", "Job.proj", "--no-restore", "-tl:off", "-nr:false"], new Dictionary<string, string>())
        )!;
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(milliseconds))
            process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }
}

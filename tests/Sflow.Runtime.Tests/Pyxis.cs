namespace Sflow.Runtime.Tests;

/// <summary>A node with a stand-in of srun with Pyxis: its images, its containers, and jobs that run there one after the other.</summary>
internal sealed class Pyxis : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly List<Script> scripts = [];

    public Pyxis()
    {
        Directory.CreateDirectory(folder["registry"]);
        Directory.CreateDirectory(folder["containers"]);
    }

    /// <summary>Its files; modules say <c>FOLDER</c> for it, and <c>RUNS/</c> for the output folder of their job.</summary>
    public string Folder => folder.Path;

    /// <summary>Seconds between a task's TERM and its KILL.</summary>
    public int Grace { get; init; } = 10;

    /// <summary>The names of the containers that are there.</summary>
    public string[] Containers => [.. Directory.GetFiles(folder["containers"]).Select(file => Path.GetFileName(file)!)];

    /// <summary>What the stand-ins were asked.</summary>
    public string Asked => File.ReadAllText(folder["asked"]);

    /// <summary>Puts an image into the registry.</summary>
    public void AddImage(string name, params string[] lines) => File.WriteAllLines(folder["registry/" + name], lines);

    /// <summary>Runs a module to its end, which must be the expected one.</summary>
    public Outcome Run(
        string module,
        int expected = 0,
        string job = "77",
        bool canRemove = true,
        string workspace = "",
        params string[] environment
    )
    {
        var script = Script.Generated("");
        scripts.Add(script);
        var text = new CaseCompiler(
            onSlurm: true,
            module.Replace("FOLDER", Folder).Replace("RUNS/", Path.Combine(script.Folder, "sflow_output/"))
        ).Compile();
        // Logs without labels are easier to compare.
        File.WriteAllText(
            script.File,
            text.Replace("wf_grace 10\n", $"wf_grace {Grace}\n").Replace("--label ", "").Replace("  labelled\n", "")
        );
        var standIns = Path.Combine(AppContext.BaseDirectory, "StandIns");
        script.Environment["PATH"] = string.Join(':', OfPyxis(standIns, canRemove), standIns, Environment.GetEnvironmentVariable("PATH"));
        script.Environment["STAND_INS"] = script.Environment["PYXIS"] = Folder;
        script.Environment["SFLOW_WORKSPACE_DIR"] = Directory.CreateDirectory(Path.Combine(script.Folder, workspace)).FullName;
        script.Environment["SFLOW_OUTPUT_DIR"] = Path.Combine(script.Folder, "sflow_output");
        script.Environment["SLURM_JOB_NODELIST"] = "n[1-4]";
        foreach (var setting in environment)
            script.Environment[setting.Split('=')[0]] = setting.Split('=')[1];
        return Finish(script, expected, job);
    }

    /// <summary>Resumes the last run in another job.</summary>
    public Outcome Resume(string job)
    {
        var script = scripts[^1];
        var before = File.ReadLines(Path.Combine(script.RunFolder!, "events.jsonl")).Count();
        script.Environment["SFLOW_RESUME"] = script.RunFolder;
        return Finish(script, 0, job).After(before);
    }

    public void Dispose()
    {
        foreach (var script in scripts)
            script.Dispose();
        folder.Dispose();
    }

    private static Outcome Finish(Script script, int expected, string job)
    {
        script.Environment["SLURM_JOB_ID"] = job;
        return script.Start().Finish(60).Expect(expected, expected == 0 ? "COMPLETED" : "FAILED");
    }

    // Without enroot in PATH a job cannot remove its containers.
    private string OfPyxis(string standIns, bool canRemove)
    {
        var all = Path.Combine(standIns, "pyxis");
        if (canRemove)
            return all;
        var some = Directory.CreateDirectory(folder["no-enroot"]).FullName;
        if (!File.Exists(Path.Combine(some, "srun")))
            File.CreateSymbolicLink(Path.Combine(some, "srun"), Path.Combine(all, "srun"));
        return some;
    }
}

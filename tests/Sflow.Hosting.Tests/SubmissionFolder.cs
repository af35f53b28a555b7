using Newtonsoft.Json.Linq;
using Sflow.Hosting.Submission;
using Sflow.Hosting.Units;

namespace Sflow.Hosting.Tests;

/// <summary>A project whose sweep <c>jobs</c> was built, on disk. Scripts are as short as a script can be.</summary>
internal sealed class SubmissionFolder : ISubmissionReport, IDisposable
{
    private static readonly Unit Jobs = new(
        "jobs",
        UnitKind.Sweep,
        "wf",
        new Located<string>("jobs.csv", TextLocation.OfFile("Jobs.proj"))
    );
    private readonly List<string> lines = [];
    private readonly List<Diagnostic> written = [];

    public SubmissionFolder(FakeSlurm? slurm = null) => Slurm = slurm ?? new FakeSlurm();

    public string Folder { get; private set; } = Directory.CreateTempSubdirectory("sflow-submission").FullName;

    public FakeSlurm Slurm { get; }

    public string LedgerPath => Ledger.LedgerPath;

    public string Output { get; set; } = "bin/Debug/sflow";

    public string Name { get; set; } = "Jobs.proj";

    /// <summary>What the last call said, its diagnostics and its last line included.</summary>
    public string Text => string.Join("\n", lines);

    /// <summary>The folder of the ledger, if it is not beside the project.</summary>
    public string? LedgerPlace { get; set; }

    private LedgerFolder Ledger => new(LedgerPlace ?? Path.Combine(Folder, ".sflow"));

    /// <summary>Builds the sweep: a row is its name, or <c>name=content</c>; a content that begins with @ is local.</summary>
    public SubmissionFolder Build(params string[] rows)
    {
        var folder = Path.Combine(Folder, Output, "jobs");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        var manifest = new JArray();
        for (var i = 0; i < rows.Length; i++)
        {
            var parts = rows[i].Split('=');
            var content = parts[^1];
            File.WriteAllText(Path.Combine(folder, parts[0] + ".sh"), Script(content));
            manifest.Add(
                new JObject
                {
                    ["index"] = i + 1,
                    ["name"] = parts[0],
                    ["script"] = parts[0] + ".sh",
                    ["cells"] = new JObject { ["TP"] = content },
                }
            );
        }

        File.WriteAllText(
            Path.Combine(folder, "manifest.json"),
            new JObject { ["columns"] = new JArray("TP"), ["rows"] = manifest }.ToString()
        );
        return this;
    }

    public static string FingerprintOf(string content) => FileText.Sha256(Encoding.UTF8.GetBytes(content), content.Length)[..32];

    public string Submit(
        string choice = "missing",
        string? rows = null,
        bool dry = false,
        bool confirm = false,
        bool adopt = true,
        int? most = null
    )
    {
        var pace = new SubmitPace(time => Slurm.Waits.Add(time.TotalSeconds)) { Most = most };
        var wanted = choice.Split(',').Aggregate(SubmitChoice.None, (all, word) => all | Enum.Parse<SubmitChoice>(word, ignoreCase: true));
        return Call(diagnostics =>
            new SubmitCall(Project(rows) with { Adopts = adopt }, Slurm, this, pace, new SubmitOptions(wanted, dry, confirm)).Run(
                diagnostics
            )
        );
    }

    public string Status(string show = "", string? rows = null, bool adopt = true) =>
        Call(diagnostics =>
            new StatusCall(
                Project(rows) with
                {
                    Adopts = adopt,
                },
                Slurm,
                this,
                show.Length == 0 ? RowFilter.Default : RowFilter.Of(show)!
            ).Run(diagnostics)
        );

    public string Cancel(string? rows = null, bool adopt = true, params string[] states) =>
        Call(diagnostics =>
            new CancelCall(Project(rows) with { Adopts = adopt }, Slurm, this, states, _ => { }, TimeSpan.FromSeconds(30)).Run(diagnostics)
        );

    /// <summary>The table of results: row, state, job.</summary>
    public string Results()
    {
        var table = File.ReadAllLines(Path.Combine(Folder, Output, "jobs", "results.csv")).Select(line => line.Split(',')).ToList();
        return string.Join("; ", table.Skip(1).Select(cells => $"{cells[0]} {cells[2]} {cells[3]}".TrimEnd()));
    }

    /// <summary>Writes the record of a run.</summary>
    public void Run(string job, string content, string? end, params string[] resumedBy)
    {
        var folder = Path.Combine(Folder, "sflow_output", job + "-wf-20300101-000000");
        Directory.CreateDirectory(folder);
        var text = new StringBuilder();
        foreach (var one in new[] { job }.Concat(resumedBy))
            text.Append(
                $$$"""{"t":1000,"v":1,"workflow":"STARTED","name":"wf","job":"{{{one}}}","host":"h","pid":1,"resumed":false,"nodes":[]"""
                    + $$$""","identity":"{{{FingerprintOf(content)}}}","origin":null,"plan":{"backends":"""
                    + """[{"name":"c","type":"slurm","nodes":2,"gpus_per_node":4}]}}"""
                    + "\n"
            );
        if (end is not null)
            text.Append($$"""{"t":3601000,"workflow":"{{end}}","rc":{{(end == "COMPLETED" ? 0 : 1)}},"reason":"because of 'x'"}""" + "\n");
        File.WriteAllText(Path.Combine(folder, "events.jsonl"), text.ToString());
    }

    /// <summary>A copy of the project in another folder, without the ledger.</summary>
    public SubmissionFolder Copy() => new(Slurm) { Output = Output, Name = Name };

    public void Say(Unit? unit, string line, bool isOptional = false)
    {
        if (!isOptional)
            lines.Add(line);
    }

    public void Conclude(string line) => lines.Add(line);

    public void Write(Diagnostic diagnostic)
    {
        written.Add(diagnostic);
        lines.Add(diagnostic.Code + ": " + diagnostic.Message);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string Script(string content) =>
        $"#!/bin/bash\nworkflow() {{\nwf_identity {FingerprintOf(content)} {(content.StartsWith('@') ? "local" : "slurm")}\n"
        + $"# {content}\n}}\n";

    private string Call(Action<DiagnosticBag> run)
    {
        lines.Clear();
        written.Clear();
        run([]);
        return string.Join(" ", written.Select(diagnostic => diagnostic.Code));
    }

    private SubmissionProject Project(string? rows) =>
        new(
            Name,
            Folder,
            [(Jobs, new ScriptList(Path.Combine(Folder, Output), Jobs))],
            Ledger,
            Path.Combine(Folder, "sflow_output"),
            rows is null ? null : new Located<string>(rows, TextLocation.OfFile("Jobs.proj"))
        );
}

using Newtonsoft.Json.Linq;
using Sflow.Binding;
using Sflow.Compilation;
using Sflow.Composition;
using Sflow.Generation.Sbatch;
using Sflow.Planning;
using Sflow.Resolution;
using Sflow.Sweeps;
using Sflow.Syntax;
using Sflow.Tests.Sweeps;

namespace Sflow.Tests.Scenarios;

/// <summary>
/// A folder as a user could have written it: modules (<c>*.yaml</c>, in the order of their names), and what a project says about them in
/// <c>project.json</c>, <c>prologue.sh</c>, <c>template.hbs</c> and <c>sweep.csv</c>. All but one module may be absent.
/// </summary>
/// <param name="Folder">The folder.</param>
internal sealed record Scenario(string Folder)
{
    private static readonly TextLocation Place = TextLocation.OfFile("project.proj");

    private static readonly string[] Keys =
    [
        "modules",
        "variables",
        "artifacts",
        "missable_tasks",
        "partition",
        "account",
        "time",
        "nodes",
        "gpus_per_node",
        "job_name",
        "sbatch_options",
        "workspace_dir",
        "run_dir",
        "matrix",
        "exclude",
        "rows",
    ];

    /// <summary>The folder's name, which tells the story.</summary>
    public string Name => Path.GetFileName(Folder);

    /// <summary>The folder of what the compiler is expected to make.</summary>
    public string Baseline => Path.Combine(Folder, "baseline");

    /// <summary>All scenarios, in the order of their names.</summary>
    public static IReadOnlyList<Scenario> All { get; } =
    [
        .. Directory
            .GetDirectories(Repository.PathOf("tests", "Sflow.Core.Tests", "Scenarios", "Data"))
            .Order(StringComparer.Ordinal)
            .Select(folder => new Scenario(folder)),
    ];

    /// <summary>What the compiler makes of it: texts by the names of their baselines. Scripts are without the runtime.</summary>
    public SortedDictionary<string, string> Compile()
    {
        var project = Project();
        var compiler = new WorkflowCompiler(new FolderReader(Folder));
        return IsSweep ? TextsOf(compiler.CompileSweep(SweepRequest(project))) : TextsOf(compiler.Compile(Request(project)));
    }

    /// <summary>True when it has rows.</summary>
    public bool IsSweep => File.Exists(Path.Combine(Folder, "sweep.csv")) || Project().ContainsKey("matrix");

    /// <summary>The plan, and the plan of its resolved document.</summary>
    public (ExecutionPlan Plan, ExecutionPlan Again) PlanTwice()
    {
        var request = Request(Project());
        var diagnostics = new DiagnosticBag();
        var modules = new WorkflowCompiler(new FolderReader(Folder)).Compose(request.Modules, request.MissableTasks, diagnostics)!;
        var composed = Overrides.Apply(modules, request.Variables, request.Artifacts, diagnostics);
        var resolved = YamlReader.Read(new SourceText("resolved.yaml", Compile()["resolved.yaml"]), diagnostics)!;
        return (Plan(composed), Plan(Composer.Run([resolved], diagnostics)!));

        ExecutionPlan Plan(ComposedWorkflow workflow)
        {
            var model = Binder.Run(workflow, diagnostics);
            var values = model is null ? null : Resolver.Run(model, request.Settings, diagnostics);
            var plan = values is null ? null : Planner.Run(values, diagnostics);
            Assert.IsNotNull(plan, string.Join("\n", diagnostics));
            return plan;
        }
    }

    private static SortedDictionary<string, string> TextsOf(CompileResult result)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["diagnostics.txt"] = Lines(result.Diagnostics) };
        if (!result.Success)
        {
            Assert.IsEmpty(result.Files, "nothing may be written after an error");
            return texts;
        }

        texts["composed.yaml"] = TextOf("job.yaml");
        texts["resolved.yaml"] = TextOf("job.resolved.yaml");
        texts["plan.txt"] = result.Summary + "\n";
        texts["job.sh"] = WithoutRuntime(TextOf("job.sh"));
        return texts;

        string TextOf(string path) => result.Files.Single(file => file.RelativePath == path).Content.ToString();
    }

    // Of each row its script: the other documents of a row are those of any workflow.
    private static SortedDictionary<string, string> TextsOf(SweepResult result)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["diagnostics.txt"] = Lines(result.Diagnostics) };
        if (!result.Success)
        {
            Assert.IsNull(result.Manifest, "nothing may be written after an error");
            return texts;
        }

        if (result.Overview.Count > 0)
            texts["overview.txt"] = string.Concat(result.Overview.Select(line => line + "\n"));
        var manifest = JObject.Parse(result.Manifest!.Content.ToString());
        foreach (var row in manifest["rows"]!)
            row["sha256"] = "[of the script with its runtime]";
        texts["manifest.json"] = manifest.ToString().ReplaceLineEndings("\n") + "\n";
        foreach (var script in result.Rows.SelectMany(row => row.Files).Where(file => file.IsExecutable))
            texts[Path.GetFileName(script.RelativePath)] = WithoutRuntime(script.Content.ToString());
        return texts;
    }

    private static string Lines(IEnumerable<Diagnostic> diagnostics) => string.Concat(diagnostics.Select(diagnostic => diagnostic + "\n"));

    private static string WithoutRuntime(string script) =>
        script
            .Replace(RuntimeSource.Text, "[the runtime with results]", StringComparison.Ordinal)
            .Replace(RuntimeSource.For(results: false), "[the runtime]", StringComparison.Ordinal);

    private static Located<string> At(string text) => new(text, Place);

    private static IReadOnlyList<Located<string>> List(JObject project, string key) =>
        [.. (project[key] ?? new JArray()).Select(item => At((string)item!))];

    private static IEnumerable<JProperty> Pairs(JObject project, string key) => (project[key] as JObject ?? []).Properties();

    private CompileRequest Request(JObject project) =>
        new()
        {
            Name = "job",
            Modules = Modules(project),
            Variables = Variables(project),
            Artifacts = Artifacts(project),
            MissableTasks = List(project, "missable_tasks"),
            Settings = Settings(project),
            Outputs = CompileOutputs.Composed | CompileOutputs.Resolved | CompileOutputs.Plan | CompileOutputs.Jobs,
        };

    private SweepRequest SweepRequest(JObject project) =>
        new()
        {
            Name = "jobs",
            CsvPath = project.ContainsKey("matrix") ? null : At("sweep.csv"),
            Matrix = project.ContainsKey("matrix") ? Matrix(project) : null,
            // The modules of a CSV's rows stand in its cells.
            ProjectModules = project.ContainsKey("matrix") || project.ContainsKey("modules") ? Modules(project) : [],
            Variables = Variables(project),
            Artifacts = Artifacts(project),
            MissableTasks = List(project, "missable_tasks"),
            Settings = Settings(project),
            Rows = (string?)project["rows"] is { } rows ? At(rows) : null,
            Outputs = CompileOutputs.Plan | CompileOutputs.Jobs,
        };

    private static MatrixRequest Matrix(JObject project) =>
        new(
            Place,
            [.. Pairs(project, "matrix").Select(axis => new MatrixAxis(At(axis.Name), [.. axis.Value.Select(value => (string)value!)]))],
            [
                .. Pairs(project, "exclude")
                    .Select(cells => new MatrixExclusion(At(cells.Name), cells.Value.ToObject<Dictionary<string, string>>()!)),
            ]
        );

    private IReadOnlyList<Located<string>> Modules(JObject project) =>
        project.ContainsKey("modules")
            ? List(project, "modules")
            : [.. Directory.GetFiles(Folder, "*.yaml").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal).Select(At)];

    private static IReadOnlyList<VariableOverride> Variables(JObject project) =>
        [.. Pairs(project, "variables").Select(item => new VariableOverride(item.Name, (string)item.Value!, Place))];

    private static IReadOnlyList<ArtifactOverride> Artifacts(JObject project) =>
        [.. Pairs(project, "artifacts").Select(item => new ArtifactOverride(item.Name, (string)item.Value!, Place))];

    private JobSettings Settings(JObject project)
    {
        return new()
        {
            Time = Setting("time"),
            Nodes = Setting("nodes"),
            GpusPerNode = Setting("gpus_per_node"),
            JobName = Setting("job_name"),
            WorkspaceDir = Setting("workspace_dir"),
            RunDir = Setting("run_dir"),
            Slurm = new SlurmSettings
            {
                Partition = Setting("partition"),
                Account = Setting("account"),
                SbatchOptions = List(project, "sbatch_options"),
                Prologue = Source("prologue.sh"),
                Template = Source("template.hbs"),
            },
        };

        Located<string>? Setting(string key) => (string?)project[key] is { } text ? At(text) : null;
    }

    private SourceText? Source(string file) =>
        File.Exists(Path.Combine(Folder, file)) ? new SourceText(file, File.ReadAllText(Path.Combine(Folder, file))) : null;

    private JObject Project()
    {
        var file = Path.Combine(Folder, "project.json");
        var project = File.Exists(file) ? JObject.Parse(File.ReadAllText(file)) : [];
        Assert.AreEqual("", string.Join(", ", project.Properties().Select(item => item.Name).Except(Keys)), $"unknown in {file}");
        return project;
    }
}

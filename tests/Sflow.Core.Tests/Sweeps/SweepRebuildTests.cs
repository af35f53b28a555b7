using System.Reflection;
using Sflow.Compilation;
using Sflow.Composition;
using Sflow.Generation.Diagrams;
using Sflow.Resolution;
using Sflow.Sweeps;

namespace Sflow.Tests.Sweeps;

/// <summary>
/// A sweep that is built again after one thing was changed: its rows are made anew, as a build from nothing makes them. Every property of
/// <see cref="SweepRequest"/> and <see cref="JobSettings"/> has a case here; a new one without a case fails a test.
/// </summary>
[TestClass]
public sealed class SweepRebuildTests
{
    private static readonly TextLocation Place = TextLocation.OfFile("project.proj");

    private static readonly Dictionary<string, string> Files = new()
    {
        ["site.yaml"] = """
            version: "0.1"
            variables:
              TEXT: {description: For the tasks}
            backends:
              - {name: hpc, type: slurm, account: team, partition: gpu, time: 30, nodes: 1, gpus_per_node: 4}
            """,
        ["no-partition.yaml"] = """
            version: "0.1"
            variables:
              TEXT: {description: For the tasks}
            backends:
              - {name: hpc, type: slurm, account: team, time: 30, nodes: 1, gpus_per_node: 4}
            """,
        ["no-account.yaml"] = """
            version: "0.1"
            variables:
              TEXT: {description: For the tasks}
            backends:
              - {name: hpc, type: slurm, partition: gpu, time: 30, nodes: 1, gpus_per_node: 4}
            """,
        ["extra.yaml"] = """
            variables:
              TP: {type: integer, value: 1}
              EXTRA: {value: more, description: For the tasks}
            """,
        ["a.yaml"] = """
            variables:
              TP: {type: integer, value: 1}
              TEXT: {value: plain}
            artifacts:
              - {name: MODEL, uri: "fs:///models/small"}
            workflow:
              name: train
              tasks:
                - name: train
                  depends_on: [server, warmup]
                  resources: {gpus: {count: "${{ variables.TP }}"}}
                  script: ['train "$MODEL" "$TEXT" ${{ variables.TP }}']
                - {name: server, script: [serve]}
            """,
        ["sweep.csv"] = "sflow_config_file,TP\na.yaml,1\na.yaml,2\n",
        ["other.csv"] = "sflow_config_file,TP\na.yaml,3\na.yaml,4\n",
    };

    // Two valid values of each setting.
    private static readonly Dictionary<string, (object First, object Second)> Settings = new()
    {
        [nameof(SlurmSettings.Partition)] = (At("short"), At("long")),
        [nameof(SlurmSettings.Account)] = (At("one"), At("two")),
        [nameof(JobSettings.Time)] = (At("10"), At("20")),
        [nameof(JobSettings.Nodes)] = (At("2"), At("3")),
        [nameof(JobSettings.GpusPerNode)] = (At("8"), At("16")),
        [nameof(JobSettings.JobName)] = (At("mine"), At("yours")),
        [nameof(JobSettings.Origin)] = (new JobOrigin { Project = "one.proj" }, new JobOrigin { Project = "two.proj" }),
        [nameof(SlurmSettings.SbatchOptions)] = (
            new List<Located<string>> { At("--exclusive"), At("--qos=high") },
            new List<Located<string>> { At("--qos=high"), At("--exclusive") }
        ),
        [nameof(SlurmSettings.DefaultPartition)] = (At("one"), At("two")),
        [nameof(SlurmSettings.DefaultAccount)] = (At("one"), At("two")),
        [nameof(SlurmSettings.IncludeNodes)] = (new List<Located<string>> { At("node1") }, new List<Located<string>> { At("node2") }),
        [nameof(SlurmSettings.ExcludeNodes)] = (new List<Located<string>> { At("node1") }, new List<Located<string>> { At("node2") }),
        [nameof(JobSettings.WorkspaceDir)] = (At("/work/one"), At("/work/two")),
        [nameof(JobSettings.RunDir)] = (At("/runs/one"), At("/runs/two")),
        [nameof(SlurmSettings.Prologue)] = (new SourceText("p.sh", "module load one\n"), new SourceText("p.sh", "module load two\n")),
        [nameof(SlurmSettings.Template)] = (Template("one"), Template("two")),
    };

    // Each changes the property to something else than Request() says.
    private static readonly Dictionary<string, Func<SweepRequest, SweepRequest>> Changes = new()
    {
        [nameof(SweepRequest.Name)] = request => request with { Name = "other" },
        [nameof(SweepRequest.CsvPath)] = request => request with { CsvPath = At("other.csv") },
        [nameof(SweepRequest.Matrix)] = request =>
            request with
            {
                CsvPath = null,
                Matrix = new MatrixRequest(Place, [new MatrixAxis(At("TP"), ["3", "4"])], []),
                ProjectModules = [.. request.ProjectModules, At("a.yaml")],
            },
        [nameof(SweepRequest.ProjectModules)] = request => request with { ProjectModules = [At("site.yaml"), At("extra.yaml")] },
        [nameof(SweepRequest.Variables)] = request => request with { Variables = [new VariableOverride("TEXT", "other", Place)] },
        [nameof(SweepRequest.FinalVariables)] = request => request with { FinalVariables = [new VariableOverride("TEXT", "other", Place)] },
        [nameof(SweepRequest.Artifacts)] = request => request with { Artifacts = [new ArtifactOverride("MODEL", "fs:///other", Place)] },
        [nameof(SweepRequest.MissableTasks)] = request => request with { MissableTasks = [At("warm*")] },
        [nameof(SweepRequest.Merge)] = request => request with { Merge = MergeMode.Deep },
        [nameof(SweepRequest.IsMonitored)] = request => request with { IsMonitored = true },
        [nameof(SweepRequest.Tasks)] = request => request with { Tasks = [At("server")] },
        [nameof(SweepRequest.SkipsDependencies)] = request => request with { Tasks = [At("train")], SkipsDependencies = true },
        [nameof(SweepRequest.MonitoredTasks)] = request => request with { MonitoredTasks = [At("train")] },
        [nameof(SweepRequest.Diagram)] = request => request with { Diagram = new DiagramRequest { Formats = [DiagramFormat.Svg] } },
        [nameof(SweepRequest.Outputs)] = request => request with { Outputs = CompileOutputs.Jobs | CompileOutputs.Composed },
    };

    // What no row is made of: which rows there are, and where they go; the settings have cases of their own.
    private static readonly string[] NotOfRows =
    [
        nameof(SweepRequest.Rows),
        nameof(SweepRequest.Store),
        nameof(SweepRequest.RowDone),
        nameof(SweepRequest.Settings),
        nameof(SweepRequest.Targets),
    ];

    public static IEnumerable<object[]> SettingNames => Settings.Keys.Select(name => new object[] { name });

    public static IEnumerable<object[]> ChangeNames => Changes.Keys.Select(name => new object[] { name });

    [TestMethod]
    public void EveryPropertyHasACase()
    {
        CollectionAssert.AreEquivalent(
            PropertiesOf(typeof(JobSettings))
                .Concat(PropertiesOf(typeof(SlurmSettings)))
                .Except([nameof(JobSettings.Slurm), nameof(JobSettings.NodesName)])
                .ToList(),
            Settings.Keys.ToList()
        );
        CollectionAssert.AreEquivalent(PropertiesOf(typeof(SweepRequest)), Changes.Keys.Concat(NotOfRows).ToList());
    }

    [TestMethod]
    [DynamicData(nameof(SettingNames))]
    public void ASettingThatChangesMakesEveryRowAnew(string name) =>
        MakesEveryRowAnew(
            Request(),
            With(RequestFor(name), name, Settings[name].First),
            With(RequestFor(name), name, Settings[name].Second)
        );

    // A default counts only where the modules leave something out.
    private static SweepRequest RequestFor(string setting) =>
        setting switch
        {
            nameof(SlurmSettings.DefaultPartition) => Request() with { ProjectModules = [At("no-partition.yaml")] },
            nameof(SlurmSettings.DefaultAccount) => Request() with { ProjectModules = [At("no-account.yaml")] },
            _ => Request(),
        };

    [TestMethod]
    [DynamicData(nameof(ChangeNames))]
    public void WhatElseChangesMakesEveryRowAnew(string name) => MakesEveryRowAnew(Request(), Changes[name](Request()));

    [TestMethod]
    public void TheTextOfAModuleMakesEveryRowAnew()
    {
        var store = new MemoryRowStore();
        Compile(Request(), store);
        store.TakeMade();
        Compile(Request(), store, new(Files) { ["site.yaml"] = Files["site.yaml"].Replace("team", "crew") });
        Assert.HasCount(2, store.TakeMade());
    }

    [TestMethod]
    public void ACellMakesItsRowAnewAndNoOther()
    {
        var store = new MemoryRowStore();
        Compile(Request(), store);
        CollectionAssert.AreEqual(new[] { "jobs/1_001", "jobs/2_002" }, store.TakeMade().ToList());
        Compile(Request(), store, new(Files) { ["sweep.csv"] = "sflow_config_file,TP\na.yaml,1\na.yaml,4\n" });
        CollectionAssert.AreEqual(new[] { "jobs/4_002" }, store.TakeMade().ToList());
    }

    [TestMethod]
    public void ASelectionFindsItsRows()
    {
        var store = new MemoryRowStore();
        Compile(Request(), store);
        store.TakeMade();
        var rows = Compile(Request() with { Rows = At("2") }, store);
        Assert.IsEmpty(store.TakeMade());
        Assert.AreEqual("jobs/2_002", rows.Rows.Single().Name);
    }

    // A text that moves from one setting to another must not look the same.
    [TestMethod]
    public void OneTextInAnotherSettingMakesEveryRowAnew()
    {
        var store = new MemoryRowStore();
        foreach (var name in Settings.Keys.Where(name => Settings[name].First is Located<string>))
        {
            Compile(With(Request(), name, At("4")), store);
            Assert.HasCount(2, store.TakeMade(), name);
        }
    }

    // One compiler and one store see all requests, as in a project with several sweeps: nothing of one may come out in another.
    private static void MakesEveryRowAnew(params SweepRequest[] requests)
    {
        var compiler = new WorkflowCompiler(new TextReader(Files));
        var store = new MemoryRowStore();
        var texts = new List<string>();
        foreach (var request in requests)
        {
            var text = Text(CompileBy(compiler, request, store));
            Assert.HasCount(2, store.TakeMade(), "every row is made anew");
            Assert.AreEqual(Text(Compile(request, new MemoryRowStore())), text, "as a build from nothing makes it");
            Assert.DoesNotContain(text, texts, "the case must change what is made");
            texts.Add(text);
        }

        for (var i = 0; i < requests.Length; i++)
            Assert.AreEqual(texts[i], Text(Compile(requests[i], store)), "what is found again is what was made");
        Assert.IsEmpty(store.TakeMade(), "nothing has changed, so that every row is found again");
    }

    private static SweepResult Compile(SweepRequest request, MemoryRowStore store, Dictionary<string, string>? files = null) =>
        CompileBy(new WorkflowCompiler(new TextReader(files ?? Files)), request, store);

    private static SweepResult CompileBy(WorkflowCompiler compiler, SweepRequest request, MemoryRowStore store)
    {
        var result = compiler.CompileSweep(request with { Store = store });
        Assert.IsTrue(result.Success, string.Join('\n', result.Diagnostics));
        return result;
    }

    // Hashes stand for the files, so that a failure can be read.
    private static string Text(SweepResult result) =>
        string.Join(
            "\n",
            result
                .Rows.SelectMany(row =>
                    row.Files.Select(file => $"{row.Name} {row.Script?.Sha256} {file.RelativePath} {file.Content.Sha256()}")
                )
                .Concat(result.Diagnostics.Select(diagnostic => diagnostic.ToString()))
                .Append(result.Manifest?.Content.ToString() ?? "")
        );

    private static SweepRequest Request() =>
        new()
        {
            Name = "jobs",
            CsvPath = At("sweep.csv"),
            ProjectModules = [At("site.yaml")],
            MissableTasks = [At("warmup")],
        };

    private static SweepRequest With(SweepRequest request, string setting, object value)
    {
        var slurm = request.Settings.Slurm with { };
        var settings = request.Settings with { Slurm = slurm };
        if (typeof(JobSettings).GetProperty(setting) is { } neutral)
            neutral.SetValue(settings, value);
        else
            typeof(SlurmSettings).GetProperty(setting)!.SetValue(slurm, value);
        return request with { Settings = settings };
    }

    private static List<string> PropertiesOf(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name)];

    private static Located<string> At(string text) => new(text, Place);

    private static SourceText Template(string word) =>
        new(
            "t.hbs",
            $$$"""
            #!/bin/bash
            {{#each directives}}
            #SBATCH {{this}}
            {{/each}}
            # {{{word}}}
            {{prologue}}
            workflow() {
            {{settings}}
            {{variables}}
            {{artifacts}}
            {{#each tasks}}
            {{this}}
            {{/each}}
            {{planWord}}
            }
            {{runtime}}
            sflow_main "$@"; exit
            """
        );
}

using System.Xml.Linq;
using Sflow.Compilation;
using Sflow.Composition;
using Sflow.Resolution;
using Sflow.Sweeps;

namespace Sflow.Tests.Diagnostics;

/// <summary>Compiles the files of an example as a build would: a CSV makes it a sweep, a project says what else there is.</summary>
internal static class ExampleCompiler
{
    private const string ProjectName = "Workflow.proj";
    private const string CsvName = "sweep.csv";
    private static readonly TextLocation Project = TextLocation.OfFile(ProjectName);

    /// <summary>Every finding.</summary>
    /// <param name="files">The files by name.</param>
    public static IReadOnlyList<Diagnostic> Compile(IReadOnlyDictionary<string, string> files) =>
        Compile(
            files.ToDictionary(file => file.Key, file => Encoding.UTF8.GetBytes(file.Value)),
            files.TryGetValue(ProjectName, out var text) ? XElement.Parse(text) : new XElement("Project")
        );

    /// <summary>Every finding, of files that no page can show.</summary>
    public static IReadOnlyList<Diagnostic> Compile(IReadOnlyDictionary<string, byte[]> files) => Compile(files, new XElement("Project"));

    private static IReadOnlyList<Diagnostic> Compile(IReadOnlyDictionary<string, byte[]> files, XElement project)
    {
        var compiler = new WorkflowCompiler(new MemoryReader(files));
        var sweep = project.Descendants("SflowSweep").SingleOrDefault();
        var isSweep = sweep is not null || files.ContainsKey(CsvName);
        var listed = Items(project, "SflowModule", "Include").SelectMany(item => item.Value.Split(';')).ToList();
        var yaml = files.Keys.Where(name => name.EndsWith(".yaml", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        var isListedByRows =
            isSweep
            && files.TryGetValue(CsvName, out var csv)
            && Encoding.UTF8.GetString(csv).Contains("sflow_config_file", StringComparison.Ordinal);
        IEnumerable<string> paths =
            listed.Count > 0 ? listed
            : isListedByRows ? []
            : yaml;
        var modules = paths.Select(Located).ToList();
        var variables = Items(project, "SflowVariable", "Value")
            .Select(item => new VariableOverride(item.Name, item.Value, Project))
            .ToList();
        var artifacts = Items(project, "SflowArtifact", "Uri")
            .Select(item => new ArtifactOverride(item.Name, item.Value, Project))
            .ToList();
        var missable = Items(project, "SflowMissableTask", "Include").Select(item => Located(item.Name)).ToList();
        var merge = Property(project, "SflowMerge") is { } mode ? Enum.Parse<MergeMode>(mode.Value, ignoreCase: true) : MergeMode.Replace;
        var settings = new JobSettings
        {
            Slurm = new SlurmSettings
            {
                SbatchOptions = [.. Items(project, "SflowSbatchOption", "Include").Select(item => Located(item.Name))],
                Template = Property(project, "SflowTemplate") is { } template
                    ? new SourceText(template.Value, Encoding.UTF8.GetString(files[template.Value]))
                    : null,
            },
        };
        return isSweep
            ? compiler
                .CompileSweep(
                    new SweepRequest
                    {
                        Name = "sweep",
                        CsvPath = Located(sweep?.Attribute("Include")?.Value ?? CsvName),
                        ProjectModules = modules,
                        Variables = variables,
                        Artifacts = artifacts,
                        MissableTasks = missable,
                        Merge = merge,
                        Settings = settings,
                        Rows = sweep?.Attribute("Rows") is { } rows ? Located(rows.Value) : null,
                    }
                )
                .Diagnostics
            : compiler
                .Compile(
                    new CompileRequest
                    {
                        Name = "workflow",
                        Modules = modules,
                        Variables = variables,
                        Artifacts = artifacts,
                        MissableTasks = missable,
                        Merge = merge,
                        Settings = settings,
                    }
                )
                .Diagnostics;
    }

    private static IEnumerable<(string Name, string Value)> Items(XElement project, string type, string attribute) =>
        project.Descendants(type).Select(item => (item.Attribute("Include")!.Value, item.Attribute(attribute)!.Value));

    private static Located<string>? Property(XElement project, string name) =>
        project.Descendants(name).Select(property => Located(property.Value)).SingleOrDefault();

    private static Located<string> Located(string text) => new(text, Project);

    private sealed class MemoryReader(IReadOnlyDictionary<string, byte[]> files) : ISourceReader
    {
        public SourceReadResult Read(string path) =>
            files.TryGetValue(path, out var bytes) ? new(bytes, null) : new(null, "there is no such file");
    }
}

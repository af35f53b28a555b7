using Newtonsoft.Json.Linq;
using Sflow.Compilation;
using Sflow.Composition;
using Sflow.Resolution;
using Sflow.Sweeps;
using Sflow.Tests.Composition;
using Sflow.Tests.Conformance;

namespace Sflow.Tests.Sweeps;

/// <summary>The sweeps of the conformance data: the copy beside the tests, or the one that SFLOW_CONFORMANCE names.</summary>
internal static class SweepCases
{
    public static string Folder { get; } = Path.Combine(ComposeCase.Root, "sweeps");

    public static IEnumerable<string> Names => NamesIn(Folder);

    public static JObject Json(string @case, string file) => JObject.Parse(File.ReadAllText(Path.Combine(Folder, @case, file)));

    /// <summary>The folder of the sweeps of nv-sflow 0.3: SFLOW_CONFORMANCE_03, or the copy beside the tests.</summary>
    public static string Folder03 { get; } = Path.Combine(ConformanceSet.Newer.Root, "sweeps");

    /// <summary>The names of the cases in a folder.</summary>
    public static IEnumerable<string> NamesIn(string folder) =>
        Directory.GetDirectories(folder).Select(d => Path.GetFileName(d)!).OrderBy(n => n, StringComparer.Ordinal);

    /// <summary>The rows that a request amounts to, without their compilation.</summary>
    public static SweepResult Compile(string folder, SweepRequest request, List<CompileRequest> requests)
    {
        var reader = new FolderReader(folder);
        CompileResult Record(CompileRequest row)
        {
            lock (requests)
                requests.Add(row);
            return new CompileResult(row.Name, [], "", []) { Success = true };
        }

        return new SweepCompiler(
            reader,
            Record,
            (modules, _) => SectionNames.Of(reader, modules),
            _ => "",
            _ => throw new InvalidOperationException(),
            (_, _) => { }
        ).Compile(request, default);
    }

    /// <summary>The request that a case's command line amounts to.</summary>
    public static SweepRequest Request(JObject args)
    {
        var project = TextLocation.OfFile("case.proj");
        IEnumerable<string[]> Pairs(string key) => args[key]!.Select(t => ((string)t!).Split('=', 2));
        var rows = string.Join(",", args["rows"]!.Select(t => (string)t!));
        return new SweepRequest
        {
            Name = "jobs",
            CsvPath = new Located<string>((string)args["csv"]!, project),
            ProjectModules = [.. args["files"]!.Select(t => new Located<string>((string)t!, project))],
            Variables = [.. Pairs("set").Select(p => new VariableOverride(p[0], p[1], project))],
            Artifacts = [.. Pairs("artifact").Select(p => new ArtifactOverride(p[0], p[1], project))],
            MissableTasks = [.. args["missable"]!.Select(t => new Located<string>((string)t!, project))],
            Settings = JobSettings.None with { Nodes = (string?)args["nodes"] is { } n ? new Located<string>(n, project) : null },
            Rows = rows.Length == 0 ? null : new Located<string>(rows, project),
            Outputs = CompileOutputs.None,
        };
    }
}

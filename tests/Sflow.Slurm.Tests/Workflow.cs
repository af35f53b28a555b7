using Sflow.Compilation;
using Sflow.Diagnostics;
using Sflow.Resolution;
using Sflow.Sweeps;
using Sflow.Text;

namespace Sflow.Slurm.Tests;

/// <summary>Modules of a test, compiled in this process. The backend and a mark that tells the test's processes come from here.</summary>
internal sealed class Workflow(TempFolder folder, string module) : ISourceReader
{
    private readonly Dictionary<string, string> files = new() { ["workflow.yaml"] = module };

    public int Nodes { get; init; } = 1;

    public int GpusPerNode { get; init; } = 4;

    /// <summary>The backend's <c>extra_args</c>.</summary>
    public IReadOnlyList<string> ExtraArguments { get; init; } = [];

    /// <summary>Another line of the backend.</summary>
    public string BackendField { get; init; } = "";

    /// <summary>The project's options of sbatch.</summary>
    public IReadOnlyList<string> SbatchOptions { get; init; } = [];

    /// <summary>What stands in the environment of every task of a test.</summary>
    public static string MarkOf(TempFolder folder) => "TEST_MARK=" + folder.Path;

    /// <summary>A text as YAML's double-quoted scalar.</summary>
    public static string Quote(string text) =>
        '"'
        + string.Concat(
            text.Select(c =>
                c switch
                {
                    '"' or '\\' => "\\" + c,
                    '\n' => "\\n",
                    < ' ' or '\x7f' => $"\\x{(int)c:x2}",
                    _ => c.ToString(),
                }
            )
        )
        + '"';

    public Job Submit() => Job.Submit(folder, Compile());

    /// <summary>The script of the module.</summary>
    public string Compile() => ScriptOf(Result());

    /// <summary>The codes of what is wrong with the module, joined by blanks.</summary>
    public string Errors() =>
        string.Join(' ', Result().Diagnostics.Where(finding => finding.Severity == Severity.Error).Select(finding => finding.Code));

    private CompileResult Result() =>
        new WorkflowCompiler(this).Compile(
            new CompileRequest
            {
                Name = "test",
                Modules = [At("head.yaml"), At("workflow.yaml")],
                Settings = new JobSettings { Slurm = new SlurmSettings { SbatchOptions = [.. SbatchOptions.Select(At)] } },
            }
        );

    /// <summary>The script of the only row of a CSV whose modules are ours.</summary>
    public string CompileRow(string csv)
    {
        files["rows.csv"] = csv;
        var sweep = new WorkflowCompiler(this).CompileSweep(new SweepRequest { Name = "rows", CsvPath = At("rows.csv") });
        Assert.IsTrue(sweep.Success, string.Join('\n', sweep.Diagnostics));
        return ScriptOf(sweep.Rows.Single());
    }

    public SourceReadResult Read(string path) =>
        (path == "head.yaml" ? Head : files.GetValueOrDefault(path)) is { } text
            ? new(Encoding.UTF8.GetBytes(text), null)
            : new(null, "there is no such file");

    /// <summary>The script of a workflow that has no errors.</summary>
    public static string ScriptOf(CompileResult result)
    {
        Assert.IsTrue(result.Success, string.Join('\n', result.Diagnostics));
        return result.Files.Single(file => Path.GetExtension(file.RelativePath) == ".sh").Content.ToString();
    }

    public static Located<string> At(string text) => new(text, TextLocation.OfFile("test"));

    private string Head =>
        string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            version: "0.1"
            variables:
              TEST_MARK: {type: string, value: {{Quote(folder.Path)}}}
            backends:
              - name: cluster
                type: slurm
                default: true
                account: tests
                partition: gpu
                time: "00:05:00"
                nodes: {{Nodes}}
                gpus_per_node: {{GpusPerNode}}
                {{(ExtraArguments.Count > 0 ? $"extra_args: [{string.Join(", ", ExtraArguments.Select(Quote))}]" : "")}}
                {{BackendField}}
            """
        );
}

using Sflow.Compilation;
using Sflow.Resolution;
using Sflow.Text;

namespace Sflow.Runtime.Tests;

/// <summary>The script that Sflow generates for a module, after one that brings version and backend.</summary>
internal sealed class CaseCompiler(bool onSlurm, string module) : ISourceReader
{
    private const string Local = """
        version: "0.1"
        backends:
          - {name: here, type: local, default: true, nodes: 1, gpus_per_node: 4}
        """;

    private const string Slurm = """
        version: "0.1"
        backends:
          - {name: cluster, type: slurm, default: true, account: me, partition: gpu, time: "00:05:00", nodes: 4, gpus_per_node: 4}
        """;

    public string Compile()
    {
        var result = new WorkflowCompiler(this).Compile(new CompileRequest { Name = "case", Modules = [At("head.yaml"), At("case.yaml")] });
        Assert.IsTrue(result.Success, string.Join('\n', result.Diagnostics));
        return result.Files.Single(file => Path.GetExtension(file.RelativePath) == ".sh").Content.ToString();
    }

    public SourceReadResult Read(string path) =>
        path switch
        {
            "head.yaml" => new(Encoding.UTF8.GetBytes(onSlurm ? Slurm : Local), null),
            "case.yaml" => new(Encoding.UTF8.GetBytes(module), null),
            _ => new(null, "there is no such file"),
        };

    private static Located<string> At(string text) => new(text, TextLocation.OfFile("test"));
}

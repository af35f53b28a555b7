using System.Collections.Generic;
using System.Linq;
using System.Text;
using Sflow.Composition;
using Sflow.Resolution;
using Sflow.Text;

namespace Sflow.Robustness;

/// <summary>The modules of a workflow as texts, in merge order, and the tasks that may be missing.</summary>
internal sealed record ModuleSet(string Name, IReadOnlyList<KeyValuePair<string, string>> Files, IReadOnlyList<string> Missable)
{
    /// <summary>Everything that the compiler can make.</summary>
    public const CompileOutputs All = CompileOutputs.Composed | CompileOutputs.Resolved | CompileOutputs.Plan | CompileOutputs.Script;

    private static readonly TextLocation Outside = TextLocation.OfFile("test.proj");

    /// <summary>One module of a text.</summary>
    public static ModuleSet Of(string text) => new("one", [new("module.yaml", text)], []);

    /// <summary>A copy in which a file has another text.</summary>
    public ModuleSet With(string file, string text) => this with { Files = [.. Files.Select(pair => pair.Key == file ? new KeyValuePair<string, string>(file, text) : pair)] };

    public CompileResult Compile(CompileOutputs outputs = All, JobSettings? settings = null) => new WorkflowCompiler(new Reader(Files)).Compile(new CompileRequest
    {
        Name = "job",
        Modules = [.. Files.Select(file => new Located<string>(file.Key, Outside))],
        MissableTasks = [.. Missable.Select(pattern => new Located<string>(pattern, Outside))],
        Outputs = outputs,
        Settings = settings ?? JobSettings.None,
    });

    private sealed class Reader(IReadOnlyList<KeyValuePair<string, string>> files) : ISourceReader
    {
        public SourceReadResult Read(string path) => files.FirstOrDefault(file => file.Key == path) is { Key: not null } found
            ? new SourceReadResult(Encoding.UTF8.GetBytes(found.Value), null)
            : new SourceReadResult(null, "there is no such file");
    }
}

using Sflow.Compilation;
using Sflow.Composition;
using Sflow.Resolution;
using Sflow.Text;

namespace Sflow.Robustness;

/// <summary>The modules of a workflow as texts, in merge order, and the tasks that may be missing.</summary>
internal sealed record ModuleSet(string Name, IReadOnlyList<KeyValuePair<string, string>> Files, IReadOnlyList<string> Missable)
{
    /// <summary>Everything that the compiler can make.</summary>
    public const CompileOutputs All = CompileOutputs.Composed | CompileOutputs.Resolved | CompileOutputs.Plan | CompileOutputs.Jobs;

    private static readonly TextLocation Outside = TextLocation.OfFile("test.proj");

    /// <summary>One module of a text.</summary>
    public static ModuleSet Of(string text) => new("one", [new("module.yaml", text)], []);

    /// <summary>A copy in which a file has another text.</summary>
    public ModuleSet With(string file, string text) =>
        this with
        {
            Files = [.. Files.Select(pair => pair.Key == file ? new KeyValuePair<string, string>(file, text) : pair)],
        };

    /// <summary>What happens when several modules define one thing.</summary>
    public MergeMode Merge { get; init; } = MergeMode.Replace;

    /// <summary>False when no target runs the workflow, so that only documents can be made of it.</summary>
    public bool HasTarget { get; init; } = true;

    /// <summary>Reads the files.</summary>
    public ISourceReader Reader => new TextReader(Files);

    /// <summary>The files as a request names them.</summary>
    public IReadOnlyList<Located<string>> Modules => [.. Files.Select(file => new Located<string>(file.Key, Outside))];

    /// <summary>The tasks that may be missing as a request names them.</summary>
    public IReadOnlyList<Located<string>> MissableTasks => [.. Missable.Select(pattern => new Located<string>(pattern, Outside))];

    public CompileResult Compile(CompileOutputs outputs = All, JobSettings? settings = null) =>
        new WorkflowCompiler(Reader).Compile(
            new CompileRequest
            {
                Name = "job",
                Modules = Modules,
                MissableTasks = MissableTasks,
                Merge = Merge,
                Outputs = HasTarget ? outputs : outputs & (CompileOutputs.Composed | CompileOutputs.Resolved),
                Settings = settings ?? JobSettings.None,
            }
        );

    private sealed class TextReader(IReadOnlyList<KeyValuePair<string, string>> files) : ISourceReader
    {
        public SourceReadResult Read(string path) =>
            files.FirstOrDefault(file => file.Key == path) is { Key: not null } found
                ? new SourceReadResult(Encoding.UTF8.GetBytes(found.Value), null)
                : new SourceReadResult(null, "there is no such file");
    }
}

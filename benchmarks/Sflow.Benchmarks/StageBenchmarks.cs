using BenchmarkDotNet.Attributes;
using Sflow.Diagnostics;
using Sflow.Syntax;
using Sflow.Text;

namespace Sflow.Benchmarks;

/// <summary>The parts of a build: reading modules, and all stages of one row with its modules read before.</summary>
[MemoryDiagnoser]
public class StageBenchmarks
{
    private readonly SourceText common = new(
        "common_workflow.yaml",
        File.ReadAllText(Path.Combine(SampleSweep.Folder, "common_workflow.yaml"))
    );
    private WorkflowCompiler compiler = null!;

    [GlobalSetup]
    public void Warm() => compiler = new WorkflowCompiler(SampleSweep.Reader(1));

    [Benchmark]
    public object? ReadModule() => YamlReader.Read(common, new DiagnosticBag());

    [Benchmark]
    public bool OneRow() => compiler.CompileSweep(SampleSweep.Request()).Success;
}

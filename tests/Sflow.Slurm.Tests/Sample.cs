using System.Text.RegularExpressions;
using Sflow.Compilation;
using Sflow.Composition;
using Sflow.Resolution;
using Sflow.Sweeps;
using Sflow.Text;

namespace Sflow.Slurm.Tests;

/// <summary>A sample's files, and what a test puts beside them. Rows get ports that are free here.</summary>
/// <param name="name">The folder below <c>samples</c>.</param>
internal sealed partial class Sample(string name) : ISourceReader
{
    private const string Table = "bulk_input.csv";

    /// <summary>What the project sets in every row.</summary>
    public IReadOnlyList<ArtifactOverride> Artifacts { get; init; } = [];

    /// <summary>Variables that a test sets in every row.</summary>
    public IReadOnlyList<VariableOverride> Variables { get; init; } = [];

    /// <summary>Files of a test's own, which win over the sample's.</summary>
    public IReadOnlyDictionary<string, string> Own { get; init; } = new Dictionary<string, string>();

    /// <summary>The script of the row whose name holds a text.</summary>
    public string Compile(string row)
    {
        var sweep = new WorkflowCompiler(this).CompileSweep(
            new SweepRequest
            {
                Name = name,
                CsvPath = Workflow.At(Table),
                Artifacts = Artifacts,
                Variables = Variables,
            }
        );
        Assert.IsTrue(sweep.Success, string.Join('\n', sweep.Diagnostics));
        return Workflow.ScriptOf(sweep.Rows.Single(result => result.Name.Contains(row, StringComparison.Ordinal)));
    }

    public SourceReadResult Read(string path)
    {
        var text = Own.GetValueOrDefault(path) ?? File.ReadAllText(Path.Combine(AppContext.BaseDirectory, name, path));
        // A test runs one of the rows, so all of them can have the same ports.
        if (PortBase().IsMatch(text))
            text = PortBase().Replace(text, FreePorts.Take().ToString(CultureInfo.InvariantCulture));
        return new SourceReadResult(Encoding.UTF8.GetBytes(text), null);
    }

    [GeneratedRegex("(?<=,)2[89][0-9]{2}0(?=[,\n])")]
    private static partial Regex PortBase();
}

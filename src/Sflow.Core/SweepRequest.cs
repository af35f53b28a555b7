using System.Collections.Generic;
using Sflow.Composition;
using Sflow.Diagnostics;
using Sflow.Resolution;
using Sflow.Text;

namespace Sflow;

/// <summary>A CSV or a matrix to compile, one workflow a row.</summary>
public sealed record SweepRequest
{
    /// <summary>The sweep's name: the folder of its files.</summary>
    public required string Name { get; init; }

    /// <summary>The CSV's path and the place that names it. Modules in it are relative to its folder. Null for a matrix.</summary>
    public Located<string>? CsvPath { get; init; }

    /// <summary>The matrix whose combinations are the rows; null for a CSV.</summary>
    public MatrixRequest? Matrix { get; init; }

    /// <summary>Modules that come before those that a row lists.</summary>
    public IReadOnlyList<Located<string>> ProjectModules { get; init; } = [];

    /// <summary>Variables set from outside, in every row that defines them; a column of the CSV wins over them.</summary>
    public IReadOnlyList<VariableOverride> Variables { get; init; } = [];

    /// <summary>Artifacts set from outside, in every row that defines them; they win over a column of the CSV.</summary>
    public IReadOnlyList<ArtifactOverride> Artifacts { get; init; } = [];

    /// <summary>Names or globs of tasks that may be absent from every row.</summary>
    public IReadOnlyList<Located<string>> MissableTasks { get; init; } = [];

    /// <summary>What the project says about the jobs.</summary>
    public JobSettings Settings { get; init; } = JobSettings.None;

    /// <summary>Which rows to compile, such as <c>1:4</c> or <c>1,3,5</c>; null for all.</summary>
    public Located<string>? Rows { get; init; }

    /// <summary>What to make of each row.</summary>
    public CompileOutputs Outputs { get; init; } = CompileOutputs.Script;

    /// <summary>Takes the rows as they are compiled; null to have the results hold all their files.</summary>
    public IRowStore? Store { get; init; }
}

/// <summary>What came of a sweep.</summary>
/// <param name="Name">The sweep's name.</param>
/// <param name="Rows">What came of each selected row that could be tried, in the order of the CSV; the names are <c>sweep/row</c>.</param>
/// <param name="Manifest">The sweep's <c>manifest.json</c>; null unless every row succeeded and scripts were asked for.</param>
/// <param name="ModulePaths">Every module that a row names, in the order of first use: what the sweep was made from besides the CSV.</param>
/// <param name="Diagnostics">Every finding of the CSV and of the rows; one that several rows share stands here once and names them.</param>
public sealed record SweepResult(
    string Name,
    IReadOnlyList<CompileResult> Rows,
    GeneratedFile? Manifest,
    IReadOnlyList<string> ModulePaths,
    IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>A matrix for people, line by line; empty for a CSV, which people have before them.</summary>
    public IReadOnlyList<string> Overview { get; init; } = [];

    /// <summary>True when every row succeeded. Otherwise nothing of the sweep is to be written.</summary>
    public bool Success { get; init; }
}

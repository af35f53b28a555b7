namespace Sflow.MSBuild;

/// <summary>
/// Writes each unit's sbatch script, <c>.sh</c>, with its composed workflow and its plan beside it, and for a sweep a
/// <c>manifest.json</c>. What an earlier build wrote for the unit and this one doesn't is removed.
/// </summary>
public sealed class GenerateSbatch : CompileTask
{
    /// <summary>True to write the resolved workflow too, <c>.resolved.yaml</c>.</summary>
    public bool Resolve { get; set; }

    private protected override CompileOutputs Outputs =>
        CompileOutputs.Composed | CompileOutputs.Plan | CompileOutputs.Script | (Resolve ? CompileOutputs.Resolved : CompileOutputs.None);

    private protected override bool CompletesUnits => true;
}

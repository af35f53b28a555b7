using Microsoft.Build.Framework;

namespace Sflow.MSBuild;

/// <summary>
/// Writes each unit's sbatch script, <c>.sh</c>, with its composed workflow and its plan beside it, and for a sweep a
/// <c>manifest.json</c>. What an earlier build wrote for the unit and this one doesn't is removed.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class GenerateSbatch : CompileTask
{
    /// <summary>Whether the resolved workflow is written too, <c>.resolved.yaml</c>: <c>true</c> or <c>false</c> (the default).</summary>
    public string? Resolve { get; set; }

    private protected override CompileOutputs Outputs =>
        CompileOutputs.Composed | CompileOutputs.Plan | CompileOutputs.Script | CompileOutputs.Checks | (string.Equals(Resolve?.Trim(), "true", System.StringComparison.OrdinalIgnoreCase) ? CompileOutputs.Resolved : CompileOutputs.None);

    private protected override bool CompletesUnits => true;

    private protected override void CheckSettings(HostSettings settings) => settings.Flag("SflowResolve", Resolve);
}

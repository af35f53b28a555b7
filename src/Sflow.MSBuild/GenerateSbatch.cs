using Microsoft.Build.Framework;
using Sflow.Compilation;

namespace Sflow.MSBuild;

/// <summary>
/// Writes each unit's sbatch script, <c>.sh</c>, with its composed workflow and its plan beside it. For a sweep, it also writes a
/// <c>manifest.json</c>. The task removes files of an earlier build that this build doesn't write.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class GenerateSbatch : CompileTask
{
    private protected override CompileOutputs Outputs =>
        CompileOutputs.Composed
        | CompileOutputs.Plan
        | CompileOutputs.Jobs
        | CompileOutputs.Checks
        | (
            string.Equals(Resolve?.Trim(), "true", System.StringComparison.OrdinalIgnoreCase)
                ? CompileOutputs.Resolved
                : CompileOutputs.None
        );

    private protected override bool CompletesUnits => true;

    private protected override string Products => "scripts";
}

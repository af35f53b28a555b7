using Microsoft.Build.Framework;
using Sflow.Compilation;

namespace Sflow.MSBuild;

/// <summary>
/// Writes each unit's resolved workflow, <c>.resolved.yaml</c>: the composed workflow with every value inlined that is known before the
/// job.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class ResolveWorkflow : CompileTask
{
    private protected override CompileOutputs Outputs => CompileOutputs.Resolved;

    private protected override string Products => "resolved documents";
}

using Microsoft.Build.Framework;

namespace Sflow.MSBuild;

/// <summary>Writes each unit's resolved workflow, <c>.resolved.yaml</c>: the composed one with every value that is known before the job inlined.</summary>
[MSBuildMultiThreadableTask]
public sealed class ResolveWorkflow : CompileTask
{
    private protected override CompileOutputs Outputs => CompileOutputs.Resolved;
}

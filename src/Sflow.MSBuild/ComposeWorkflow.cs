using Microsoft.Build.Framework;
using Sflow.Compilation;

namespace Sflow.MSBuild;

/// <summary>Writes each unit's composed workflow, <c>.yaml</c>: its modules merged into one document.</summary>
[MSBuildMultiThreadableTask]
public sealed class ComposeWorkflow : CompileTask
{
    private protected override CompileOutputs Outputs => CompileOutputs.Composed;

    private protected override string Products => "composed documents";
}

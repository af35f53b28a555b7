using Microsoft.Build.Framework;

namespace Sflow.MSBuild;

/// <summary>Prints each unit's plan (tasks, order, nodes, GPUs) and writes it as <c>.plan.json</c>.</summary>
[MSBuildMultiThreadableTask]
public sealed class PlanWorkflow : CompileTask
{
    private protected override CompileOutputs Outputs => CompileOutputs.Plan;

    private protected override bool PrintsPlans => true;
}

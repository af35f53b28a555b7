using Microsoft.Build.Framework;
using Sflow.Compilation;

namespace Sflow.MSBuild;

/// <summary>Prints each unit's plan (tasks, order, nodes, GPUs) and writes it as <c>.plan.json</c>.</summary>
[MSBuildMultiThreadableTask]
public sealed class PlanWorkflow : CompileTask
{
    /// <summary>
    /// The rows of every unit that has rows, such as <c>1:4</c> or <c>1,3,5</c>. When this is set, the task skips other units.
    /// Default: all.
    /// </summary>
    public string? Rows { get; set; }

    private protected override CompileOutputs Outputs => CompileOutputs.Plan;

    private protected override bool PrintsPlans => true;

    private protected override string Products => "plans";

    private protected override string ReportName => "plan.txt";

    private protected override IReadOnlyList<Unit> Choose(IReadOnlyList<Unit> units, DiagnosticBag diagnostics) =>
        RowChoice.Of(units, ChosenRows(Rows), diagnostics);
}

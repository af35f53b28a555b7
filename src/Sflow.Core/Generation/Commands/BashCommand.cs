using Sflow.Binding;
using Sflow.Expressions;
using Sflow.Planning;

namespace Sflow.Generation.Commands;

/// <summary>The command line of <c>bash</c>.</summary>
internal sealed class BashCommand : OperatorCommand
{
    public override OperatorKind Kind => OperatorKind.Bash;

    public override IReadOnlyList<ExprValue> Words(ExecutionPlan plan, PlannedTask task, SharedFolders folders) => [.. Plain("bash", "-c")];
}

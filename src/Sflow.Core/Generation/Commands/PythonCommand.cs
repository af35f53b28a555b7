using Sflow.Binding;
using Sflow.Expressions;
using Sflow.Planning;

namespace Sflow.Generation.Commands;

/// <summary>The command line of a Python interpreter.</summary>
internal sealed class PythonCommand : OperatorCommand
{
    public override OperatorKind Kind => OperatorKind.Python;

    public override IReadOnlyList<ExprValue> Words(ExecutionPlan plan, PlannedTask task, SharedFolders folders) =>
        [task.Task.Operator.Text("python_exec") ?? new TextValue("python"), .. task.Task.Operator.List("extra_args"), new TextValue("-c")];
}

using System.Collections.Generic;
using Sflow.Expressions;
using Sflow.Planning;

namespace Sflow.Generation.Sbatch.Commands;

/// <summary>The command line of a Python interpreter.</summary>
internal static class PythonCommand
{
    /// <summary>The words.</summary>
    public static IReadOnlyList<ExprValue> Of(PlannedTask task) =>
        [task.Task.Operator.Option("python_exec") ?? new TextValue("python"), .. task.Task.Operator.List("extra_args"), new TextValue("-c")];
}

using System.Collections.Generic;
using System.Linq;
using Sflow.Expressions;
using Sflow.Planning;
using Sflow.Resolution;

namespace Sflow.Generation.Sbatch.Commands;

/// <summary>The command of a task: its words without the script, which the runtime appends as the last one.</summary>
internal static class CommandLine
{
    /// <summary>The words; each a text, possibly with holes.</summary>
    public static IReadOnlyList<ExprValue> Of(ExecutionPlan plan, PlannedTask task, ContainerMounts mounts) => task.Task.Operator.Type switch
    {
        "srun" => SrunCommand.Of(task, mounts),
        "docker" => DockerCommand.Of(plan, task),
        "ssh" => SshCommand.Of(task),
        "python" => PythonCommand.Of(task),
        _ => [.. Words("bash", "-c")],
    };

    /// <summary>Words without holes.</summary>
    internal static IEnumerable<ExprValue> Words(params string[] words) => words.Select(word => (ExprValue)new TextValue(word));

    /// <summary>An option's text, or null when it isn't set or empty.</summary>
    internal static ExprValue? Option(this ResolvedOperator operation, string name) =>
        operation.Options.TryGetValue(name, out var value) && value is not NoneValue && !(value is TextValue { Value: "" }) ? Text(value) : null;

    /// <summary>A truth option.</summary>
    internal static bool Flag(this ResolvedOperator operation, string name, bool otherwise = false) =>
        operation.Options.TryGetValue(name, out var value) && value is BoolValue truth ? truth.Value : otherwise;

    /// <summary>The texts of a list option.</summary>
    internal static IReadOnlyList<ExprValue> List(this ResolvedOperator operation, string name) =>
        operation.Options.TryGetValue(name, out var value) && value is ListValue list ? list.Items : [];

    internal static ExprValue Text(ExprValue value) => RuntimeTexts.TextOf(value);

    internal static ExprValue Join(string separator, IEnumerable<ExprValue> texts)
    {
        var pieces = new List<ExprValue>();
        foreach (var text in texts)
        {
            if (pieces.Count > 0)
                pieces.Add(new TextValue(separator));
            pieces.Add(text);
        }

        return RuntimeText.Concat(pieces).Simplify();
    }
}

using Sflow.Expressions;
using Sflow.Generation.Commands;
using Sflow.Generation.Shell;
using Sflow.Planning;
using Sflow.Resolution;

namespace Sflow.Generation.Sbatch;

/// <summary>Checks the requirements of one task against bash and Slurm. The rows of a sweep share the result.</summary>
internal static class TaskLimits
{
    /// <summary>Reports the requirements of one task that the target can't meet, independent of the rest of the plan.</summary>
    public static void Check(PlannedTask task, ExprValue script, IReadOnlyList<ExprValue> command, DiagnosticBag diagnostics)
    {
        var at = task.Task.BaseName.Location;
        // ssh takes a script from its standard input.
        TextLimits.Check(
            script,
            at,
            task.Name,
            static name => $"the script of task {Quote.Text(name)}",
            task.Task.Operator.Kind.IsRemote ? SbatchLimits.LongestScript : SbatchLimits.LongestArgument,
            diagnostics
        );
        foreach (var variable in task.OwnEnvironment)
            TextLimits.Check(
                variable.Value,
                at,
                (variable.Key, Task: task.Name),
                static s => $"variable {Quote.Text(s.Key)} of task {Quote.Text(s.Task)}",
                SbatchLimits.LongestArgument - variable.Key.Length - 1,
                diagnostics
            );
        foreach (var option in task.Task.Operator.Options)
            TextLimits.Check(
                option.Value,
                task.Task.Operator.Location,
                (option.Key, task.Task.Operator.Name),
                static s => $"{s.Key} of operator {Quote.Text(s.Name)}",
                SbatchLimits.LongestArgument,
                diagnostics
            );
        foreach (var probe in task.Probes)
        {
            foreach (var text in probe.Texts)
                TextLimits.Check(
                    text.Value,
                    probe.Location,
                    (text.Key, Task: task.Name),
                    static s => $"{s.Key} of a probe of task {Quote.Text(s.Task)}",
                    SbatchLimits.LongestArgument,
                    diagnostics
                );
            // The runtime takes a list of hosts, separated by spaces.
            var hosts = probe is PlannedTcpProbe tcp ? tcp.Hosts : [];
            foreach (var host in hosts.Where(host => host.ToText().Length == 0 || !OperatorCommand.IsOneWord(RuntimeTexts.StartOf(host))))
                diagnostics.Add(Catalogue.UnsafeHost(probe.Location, "host", RuntimeTexts.StartOf(host)));
        }

        foreach (var output in task.Task.Outputs)
        {
            foreach (
                var text in output
                    .Metrics.SelectMany(metric => metric.Value.Select(member => member.Value).Append(metric.Key))
                    .Append(output.Pattern.Value)
            )
                TextLimits.Check(
                    new TextValue(text),
                    output.Pattern.Location,
                    task.Name,
                    static name => $"an output of task {Quote.Text(name)}",
                    SbatchLimits.LongestArgument,
                    diagnostics
                );
        }

        foreach (var word in command)
        {
            if (TextLimits.SizeOf(word) is var size && size > SbatchLimits.LongestArgument)
                diagnostics.Add(
                    Catalogue.ValueTooLong(
                        task.Task.Operator.Location,
                        $"a word of the command of task {Quote.Text(task.Name)}",
                        (int)Math.Min(size, int.MaxValue),
                        SbatchLimits.LongestArgument
                    )
                );
        }

        SbatchOperator.Of(task.Task.Operator.Kind).Command.Check(task.Task.Operator, diagnostics);
        if (task.Task.Operator.Kind.NeedsSlurm && !task.Task.Backend.IsSlurm)
            diagnostics.Add(Catalogue.StepWithoutAllocation(task.Task.Operator.Location, task.Name, task.Task.Backend.Name.Value));
    }
}

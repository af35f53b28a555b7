using Sflow.Expressions;
using Sflow.Generation.Commands;
using Sflow.Generation.Sbatch.Commands;
using Sflow.Generation.Shell;
using Sflow.Planning;

namespace Sflow.Generation.Sbatch;

/// <summary>
/// The data that a script needs about a task and that doesn't depend on the rest of the plan. The rows of a sweep share this data
/// and its text.
/// </summary>
internal sealed class PreparedTask : IShareable
{
    private SharedWork? work;

    SharedWork? IShareable.Work
    {
        get => work;
        set => work = value;
    }

    // nv-sflow writes the same two lines.
    private const string FailFast = "# sflow: fail-fast\nset -e\n";

    private PreparedTask(PlannedTask task, ExprValue script, IReadOnlyList<ExprValue> command, PyxisContainer? container)
    {
        (Task, Script, Command, Container) = (task, script, command, container);
        Suspects = TokenWriter.Suspects(Texts());
        OwnSize = TextLimits.SizeOf(task.OwnEnvironment);
        RestSize = command.Sum(TextLimits.SizeOf) + TextLimits.SizeOf(script);
    }

    /// <summary>The task.</summary>
    public PlannedTask Task { get; }

    /// <summary>The script as the job runs it: a string, possibly with placeholders.</summary>
    public ExprValue Script { get; }

    /// <summary>The words of the task's command, without the script.</summary>
    public IReadOnlyList<ExprValue> Command { get; }

    /// <summary>The container of the task's step. It is null for a task without a container.</summary>
    public PyxisContainer? Container { get; }

    /// <summary>The task's strings that look as if they contain a token.</summary>
    public IReadOnlyList<string> Suspects { get; }

    /// <summary>The bytes of the task's own variables.</summary>
    public long OwnSize { get; }

    /// <summary>The bytes of the task's command and its script.</summary>
    public long RestSize { get; }

    /// <summary>Returns the tasks of a plan, in the plan's order. A task that several rows share is prepared once.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="diagnostics">Receives the diagnostics for features that the target doesn't support.</param>
    public static IReadOnlyList<PreparedTask> Of(ExecutionPlan plan, DiagnosticBag diagnostics)
    {
        var folders = new SharedFolders(plan.Artifacts);
        return [.. plan.Tasks.Select(task => diagnostics.Shared(task, folders.Key, found => Of(plan, task, folders, found)))];
    }

    private static PreparedTask Of(ExecutionPlan plan, PlannedTask task, SharedFolders folders, DiagnosticBag diagnostics)
    {
        var command = SbatchOperator.Of(task.Task.Operator.Kind).Command.Words(plan, task, folders);
        var script = task.Task.FailFast ? RuntimeText.Concat(new TextValue(FailFast), task.Script).Simplify() : task.Script;
        TaskLimits.Check(task, script, command, diagnostics);
        return new PreparedTask(task, script, command, PyxisContainer.Of(task, plan.Artifacts));
    }

    // This uses loops instead of queries, because a search almost never finds such a string.
    private IEnumerable<ExprValue> Texts()
    {
        yield return Task.Script;
        foreach (var variable in Task.OwnEnvironment)
            yield return variable.Value;
        foreach (var word in Command)
            yield return word;
        foreach (var probe in Task.Probes)
        {
            foreach (var text in probe.Texts)
                yield return text.Value;
        }
    }
}

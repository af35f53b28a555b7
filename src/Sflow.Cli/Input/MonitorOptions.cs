using Sflow.Hosting.Units;

namespace Sflow.Cli.Input;

/// <summary>The options that turn on hardware monitors.</summary>
internal sealed class MonitorOptions
{
    /// <summary>A monitor of the whole workflow.</summary>
    public Option<bool> Workflow { get; } =
        new("--enable-workflow-monitor")
        {
            Description = "Monitor the hardware of all nodes during the workflow, if its modules have no monitor.",
        };

    /// <summary>Monitors of tasks.</summary>
    public Option<string[]> Tasks { get; } =
        WorkflowOptions.Repeated(
            "--enable-task-monitor",
            "TASKS",
            "Monitor the hardware of the nodes of these tasks: names separated by commas or spaces. Repeat it for more."
        );

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command verb)
    {
        verb.Options.Add(Workflow);
        verb.Options.Add(Tasks);
    }

    /// <summary>The project with the monitors that a command line asks for.</summary>
    public ProjectItems Apply(ParseResult parsed, ProjectItems project) =>
        project with
        {
            IsMonitored = parsed.GetValue(Workflow),
            MonitoredTasks = WorkflowOptions.NamesOf(parsed, Tasks),
        };
}

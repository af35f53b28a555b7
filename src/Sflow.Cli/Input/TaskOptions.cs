namespace Sflow.Cli.Input;

/// <summary>The options that select tasks of a workflow.</summary>
internal sealed class TaskOptions
{
    /// <summary>The tasks.</summary>
    public Option<string[]> Task { get; } =
        WorkflowOptions.Repeated(
            "--task",
            "NAME",
            "Only this task, or the tasks that a glob matches, and what they need. Repeat it for more.",
            "-t"
        );

    /// <summary>Whether what they need stays away.</summary>
    public Option<bool> SkipDependencies { get; } =
        new("--skip-dependencies") { Description = "With --task: leave out the tasks that the named ones depend on." };

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command verb)
    {
        verb.Options.Add(Task);
        verb.Options.Add(SkipDependencies);
    }

    /// <summary>The selected tasks: names or globs, also several in one value. Without a task, the other option is an error.</summary>
    public IReadOnlyList<Located<string>> TasksOf(ParseResult parsed, DiagnosticBag diagnostics)
    {
        var tasks = WorkflowOptions.NamesOf(parsed, Task);
        if (tasks.Count == 0 && (parsed.GetValue(SkipDependencies) || parsed.GetValue(Task) is { Length: > 0 }))
            diagnostics.Add(
                Catalogue.CommandLineWrong(
                    TextLocation.OfFile(parsed.GetValue(SkipDependencies) ? "--skip-dependencies" : "--task"),
                    parsed.GetValue(SkipDependencies) ? "--skip-dependencies needs --task NAME" : "--task needs the name of a task",
                    null,
                    "sflow " + parsed.CommandResult.Command.Name
                )
            );
        return tasks;
    }
}

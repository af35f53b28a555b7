namespace Sflow.Cli.Machine;

/// <summary>Looks at what of a machine Sflow can use.</summary>
internal static class Doctor
{
    /// <summary>All checks in their order. The groups are asked at the same time.</summary>
    /// <param name="workspace">The folder in which jobs would run, an absolute path.</param>
    /// <param name="limit">How long a question may take.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public static IReadOnlyList<Check> Examine(string workspace, TimeSpan limit, CancellationToken cancellation)
    {
        var asker = new Asker(limit, cancellation);
        Func<IEnumerable<Check>>[] groups =
        [
            () => ShellChecks.All(asker),
            () => SlurmChecks.All(asker),
            () => ContainerChecks.All(asker),
            () => OtherChecks.All(asker),
            () => WorkspaceChecks.All(asker, workspace),
            () => LimitChecks.All(),
        ];
        var work = groups.Select(group => Task.Run(() => group().ToList(), cancellation)).ToArray();
        return [.. work.SelectMany(task => task.GetAwaiter().GetResult())];
    }
}

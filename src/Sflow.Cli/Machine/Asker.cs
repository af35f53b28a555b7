using Sflow.Cli.Output;
using Sflow.Hosting.Processes;

namespace Sflow.Cli.Machine;

/// <summary>Asks commands and the system, each with a time limit, so that nothing hangs.</summary>
/// <param name="limit">How long an answer may take.</param>
/// <param name="cancellation">Ends everything.</param>
internal sealed class Asker(TimeSpan limit, CancellationToken cancellation)
{
    private const int LongestAnswer = 200;

    /// <summary>How long an answer may take.</summary>
    public TimeSpan Limit => limit;

    /// <summary>Ends everything.</summary>
    public CancellationToken Cancellation => cancellation;

    /// <summary>Runs a command in the root folder, which exists everywhere.</summary>
    public ProcessAnswer Run(string command, params string[] arguments) =>
        ProcessRunner.Run(command, arguments, "/", limit, isChecker: true, cancellation: cancellation);

    /// <summary>Runs code that may wait for a disk. Null when it takes too long.</summary>
    /// <exception cref="OperationCanceledException">The verb was interrupted.</exception>
    public T? Try<T>(Func<T> look)
        where T : class
    {
        var task = Task.Run(look, CancellationToken.None);
        return task.Wait((int)limit.TotalMilliseconds, cancellation) ? task.Result : null;
    }

    /// <summary>The first line of an answer that isn't empty, safe and short enough for a table.</summary>
    public static string FirstLine(string text)
    {
        var line = text.Split('\n').Select(one => one.Trim()).FirstOrDefault(one => one.Length > 0) ?? "";
        return SafeText.Of(line.Length > LongestAnswer ? line[..LongestAnswer] + "…" : line);
    }

    /// <summary>Why a command gave no answer that can be used.</summary>
    public static string ProblemOf(string command, ProcessAnswer answer) =>
        answer switch
        {
            { TimedOut: true } => FirstLine(answer.Error),
            { ExitCode: null } => $"there is no command {command} on the PATH",
            _ => $"{command}: {FirstLine(answer.Error.Length > 0 ? answer.Error : answer.Output)} (exit code {answer.ExitCode})",
        };
}

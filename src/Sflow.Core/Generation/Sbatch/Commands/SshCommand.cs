using System.Collections.Generic;
using Sflow.Expressions;
using Sflow.Planning;

namespace Sflow.Generation.Sbatch.Commands;

/// <summary><c>ssh</c>'s command line. What runs on the other side, the environment and the script, is made by the runtime as one word.</summary>
internal static class SshCommand
{
    /// <summary>The words.</summary>
    public static IReadOnlyList<ExprValue> Of(PlannedTask task)
    {
        var operation = task.Task.Operator;
        var words = new List<ExprValue>(CommandLine.Words("ssh"));
        if (operation.Option("port") is { } port)
            words.AddRange([new TextValue("-p"), port]);
        if (operation.Option("identity_file") is { } key)
            words.AddRange([new TextValue("-i"), key]);
        words.AddRange(operation.List("extra_args"));
        var host = operation.Option("host")!;
        words.Add(operation.Option("user") is { } user ? CommandLine.Join("@", [user, host]) : host);
        return words;
    }
}

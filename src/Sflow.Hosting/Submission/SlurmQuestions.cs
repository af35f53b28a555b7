using Sflow.Hosting.Processes;

namespace Sflow.Hosting.Submission;

/// <summary>Asks Slurm about the site and about this user. A name that is no plain word is left out: nothing else is trusted.</summary>
/// <param name="limit">How long a question may take.</param>
/// <param name="cancellation">Ends the questions.</param>
internal sealed class SlurmQuestions(TimeSpan limit, CancellationToken cancellation)
{
    /// <summary>The partitions, the default first. Null when Slurm isn't here or gives no answer.</summary>
    public IReadOnlyList<(string Name, bool IsDefault)>? Partitions() =>
        // sinfo marks the default partition with a star.
        Lines("sinfo", "--noheader", "--format=%P") is { } lines
            ?
            [
                .. lines
                    .Select(line => (Name: line.TrimEnd('*'), IsDefault: line.EndsWith("*", StringComparison.Ordinal)))
                    .Where(partition => IsName(partition.Name))
                    .Distinct()
                    .OrderByDescending(partition => partition.IsDefault),
            ]
            : null;

    /// <summary>The default account of this user. Null without accounting.</summary>
    public string? DefaultAccount() => Accounting("user", "name=" + Environment.UserName, "format=DefaultAccount").FirstOrDefault(IsName);

    /// <summary>The accounts of this user. Empty without accounting.</summary>
    public IEnumerable<string> Accounts() => Accounting("associations", "user=" + Environment.UserName, "format=Account").Where(IsName);

    private IEnumerable<string> Accounting(params string[] question) =>
        Lines("sacctmgr", ["--noheader", "--parsable2", "show", .. question]) ?? [];

    private IEnumerable<string>? Lines(string command, params string[] arguments) =>
        ProcessRunner.Run(command, arguments, Path.GetTempPath(), limit, isChecker: true, cancellation: cancellation)
            is { ExitCode: 0 } answer
            ? answer.Output.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim())
            : null;

    private static bool IsName(string word) => word.Length > 0 && word.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.');
}

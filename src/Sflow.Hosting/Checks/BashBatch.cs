using Sflow.Hosting.Processes;

namespace Sflow.Hosting.Checks;

/// <summary>
/// Has one bash read many scripts without running them: each is the body of a function that bash imports from its environment at startup.
/// Bash reads such a variable by itself and runs nothing in it (bash(1), ENVIRONMENT and "export -f"). A script can't hide in another one.
/// A script that closes its function early is detected in bash's output: the last command of each body is a mark that no script can guess.
/// A script passes only when its bash reported nothing at all; the others are checked one by one.
/// </summary>
internal sealed class BashBatch
{
    // Linux allows 128 KiB per variable, and a quarter of the stack's limit, often 2 MiB, for all of them (execve(2)).
    private const int LongestText = 100 * 1024;
    private const int LongestBatch = 200 * 1024;
    private const int Overhead = 128;

    // With fewer scripts, checking whether this is safe costs more than it saves.
    private const int FewestFirst = 4;
    private const int Fewest = 2;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly char[] LineEnds = ['\n'];

    private readonly string mark = "sflow_end_" + Guid.NewGuid().ToString("N") + "_";
    private bool? isSafe;

    /// <summary>
    /// The numbers of the scripts that bash reads without a diagnostic. A missing number means that nothing is known yet.
    /// </summary>
    /// <exception cref="OperationCanceledException">The check was cancelled.</exception>
    public HashSet<int> Good(IReadOnlyList<string> texts, CancellationToken cancellation)
    {
        List<int> fit = [.. Enumerable.Range(0, texts.Count).Where(i => Fits(texts[i]))];
        return fit.Count < (isSafe is null ? FewestFirst : Fewest) || !(isSafe ??= IsSafe(cancellation))
            ? []
            :
            [
                // SelectMany of the parallel query would make the native compiler warn of endless types.
                .. Batches(fit, texts)
                    .AsParallel()
                    .WithCancellation(cancellation)
                    .Select(batch => GoodOf(batch, texts, cancellation).ToList())
                    .AsSequential()
                    .SelectMany(good => good),
            ];
    }

    private static bool Fits(string text) =>
        text.Length <= LongestText
        && Encoding.UTF8.GetByteCount(text) <= LongestText
        && text.IndexOf('\0') < 0
        && !BashReader.NeedsExtglob(text);

    private static IEnumerable<List<int>> Batches(IEnumerable<int> numbers, IReadOnlyList<string> texts)
    {
        List<int> batch = [];
        var length = 0;
        foreach (var number in numbers)
        {
            var bytes = Encoding.UTF8.GetByteCount(texts[number]) + Overhead;
            if (length + bytes > LongestBatch)
            {
                yield return batch;
                (batch, length) = ([], 0);
            }

            batch.Add(number);
            length += bytes;
        }

        yield return batch;
    }

    private List<int> GoodOf(List<int> batch, IReadOnlyList<string> texts, CancellationToken cancellation)
    {
        var first = Read(batch, texts, cancellation);
        if (first.IsSilent || first.Read.Count == batch.Count || first.Read.Count == 0)
            return first.IsSilent ? first.Read : [];

        // Scripts with errors are removed, and bash must read the rest without a diagnostic.
        var second = Read(first.Read, texts, cancellation);
        return second.IsSilent ? second.Read : [];
    }

    private (List<int> Read, bool IsSilent) Read(List<int> numbers, IReadOnlyList<string> texts, CancellationToken cancellation)
    {
        // The empty line ends a backslash at the end of the script in the same way as the end of a file.
        var functions = numbers.ToDictionary(
            number => $"BASH_FUNC_sflow_{number}%%",
            number => "() { :\n" + texts[number] + "\n\n" + mark + number + "\n}"
        );
        var answer = ProcessRunner.Run(
            "bash",
            ["-c", "declare -f"],
            Path.GetTempPath(),
            Limit,
            isChecker: true,
            environment: functions,
            cancellation: cancellation
        );
        var lines = answer.Output.Split(LineEnds);
        var ends = new HashSet<string>(lines.Where((line, i) => i + 1 < lines.Length && lines[i + 1] == "}").Select(LastCommand));
        return ([.. numbers.Where(number => ends.Contains(mark + number))], answer.ExitCode == 0 && answer.Error.Length == 0);
    }

    // The mark is a separate command at the level of the function: on its own line, or after a command in the background.
    private static string LastCommand(string line) =>
        line.LastIndexOf(" & ", StringComparison.Ordinal) is var at and >= 0 ? line.Substring(at + 3)
        : line.StartsWith("    ", StringComparison.Ordinal) ? line.Substring(4)
        : "";

    // Bash before 2014 ran commands after a function, and another bash may refuse functions or print them differently. This check shows
    // what this bash does.
    private bool IsSafe(CancellationToken cancellation)
    {
        var (read, isSilent) = Read([0, 1, 2], ["a 'b'", "}\n" + mark + "1", "c <<E\n}\nE\n"], cancellation);
        return isSilent && read.SequenceEqual([0, 2]);
    }
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;

namespace Sflow.MSBuild;

/// <summary>
/// Has one bash read many texts and run none: each is the body of a function that bash takes from its environment when it starts. Bash reads each
/// such variable by itself and runs nothing that stands in it (bash(1), ENVIRONMENT and "export -f"). A text can't hide in another one, and one that
/// closes its function early is found out by what bash prints of the function then: the last command of each body is a mark that no text can know.
/// A text counts as good only when the bash that read it said nothing at all; the others are for somebody to look at one by one.
/// </summary>
internal sealed class BashBatch
{
    // Linux takes 128 KiB for one variable, and a quarter of the stack's limit, often 2 MiB, for all of them (execve(2)).
    private const int LongestText = 100 * 1024;
    private const int LongestBatch = 200 * 1024;
    private const int Overhead = 128;

    // With fewer, asking whether this is safe costs more than it saves.
    private const int FewestFirst = 4;
    private const int Fewest = 2;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly char[] LineEnds = ['\n'];

    private readonly string mark = "sflow_end_" + Guid.NewGuid().ToString("N") + "_";
    private bool? isSafe;

    /// <summary>The numbers of the texts that bash reads without a word. A number that is missing means nothing yet.</summary>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    public HashSet<int> Good(IReadOnlyList<string> texts, CancellationToken cancellation)
    {
        List<int> fit = [.. Enumerable.Range(0, texts.Count).Where(i => Fits(texts[i]))];
        return fit.Count < (isSafe is null ? FewestFirst : Fewest) || !(isSafe ??= IsSafe(cancellation))
            ? []
            : [.. Batches(fit, texts).AsParallel().WithCancellation(cancellation).SelectMany(batch => GoodOf(batch, texts, cancellation))];
    }

    private static bool Fits(string text) => text.Length <= LongestText && Encoding.UTF8.GetByteCount(text) <= LongestText && text.IndexOf('\0') < 0 && !BashReader.NeedsExtglob(text);

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

        // Whatever bash stumbled over is taken out, and the rest must be read without a word.
        var second = Read(first.Read, texts, cancellation);
        return second.IsSilent ? second.Read : [];
    }

    private (List<int> Read, bool IsSilent) Read(List<int> numbers, IReadOnlyList<string> texts, CancellationToken cancellation)
    {
        // The empty line takes a backslash at the end of the text, as the end of a file does.
        var functions = numbers.ToDictionary(number => $"BASH_FUNC_sflow_{number}%%", number => "() { :\n" + texts[number] + "\n\n" + mark + number + "\n}");
        var answer = ProcessRunner.Run("bash", ["-c", "declare -f"], Path.GetTempPath(), Limit, isChecker: true, environment: functions, cancellation: cancellation);
        var lines = answer.Output.Split(LineEnds);
        var ends = new HashSet<string>(lines.Where((line, i) => i + 1 < lines.Length && lines[i + 1] == "}").Select(LastCommand));
        return ([.. numbers.Where(number => ends.Contains(mark + number))], answer.ExitCode == 0 && answer.Error.Length == 0);
    }

    // A command of its own at the function's own level: on a line of its own, or behind one that runs in the background.
    private static string LastCommand(string line) =>
        line.LastIndexOf(" & ", StringComparison.Ordinal) is var at and >= 0 ? line.Substring(at + 3)
        : line.StartsWith("    ", StringComparison.Ordinal) ? line.Substring(4)
        : "";

    // Bash before 2014 ran what followed a function, another one may take no functions or print them otherwise: this one shows what it does.
    private bool IsSafe(CancellationToken cancellation)
    {
        var (read, isSilent) = Read([0, 1, 2], ["a 'b'", "}\n" + mark + "1", "c <<E\n}\nE\n"], cancellation);
        return isSilent && read.SequenceEqual([0, 2]);
    }
}

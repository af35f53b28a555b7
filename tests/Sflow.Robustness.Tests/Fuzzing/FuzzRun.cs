using System.Collections.Concurrent;
using System.Diagnostics;

namespace Sflow.Robustness.Fuzzing;

/// <summary>
/// Tries many inputs, the same in each run of a seed. The numbers and the seed come from environment variables, so that a long run needs no
/// other program.
/// </summary>
internal static class FuzzRun
{
    // A person notices 2 s; the rest is for a machine that others use as well.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(60);

    /// <summary>Tries inputs and fails with the first bad ones.</summary>
    /// <param name="context">Takes the figures.</param>
    /// <param name="variable">The environment variable that says how many.</param>
    /// <param name="usually">How many when it is not set.</param>
    /// <param name="make">An input.</param>
    /// <param name="check">What is wrong with what came of it, or null.</param>
    public static void Try(TestContext context, string variable, int usually, Func<Random, string> make, Func<string, string?> check)
    {
        var (count, seed) = (Number(variable, usually), Number("SFLOW_FUZZ_SEED", 1));
        var failures = new ConcurrentBag<string>();
        var running = new ConcurrentDictionary<int, (long Start, string Input)>();
        var slowest = 0L;
        using var watch = new Timer(_ => EndAtHang(running), null, 1000, 1000);
        var clock = Stopwatch.StartNew();
        Parallel.For(
            0,
            count,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            index =>
            {
                var input = make(new Random(unchecked((seed * 1_000_003) + index)));
                var start = Stopwatch.GetTimestamp();
                running[index] = (start, input);
                if (Check(input, check) is { } problem)
                    failures.Add($"#{index}: {problem}\n--- input\n{input}\n---");
                running.TryRemove(index, out _);
                var ticks = Stopwatch.GetTimestamp() - start;
                if (Stopwatch.GetElapsedTime(start) > Longest)
                    failures.Add($"#{index}: took {Stopwatch.GetElapsedTime(start)}\n--- input\n{input}\n---");
                for (
                    var seen = Interlocked.Read(ref slowest);
                    ticks > seen && Interlocked.CompareExchange(ref slowest, ticks, seen) != seen;
                    seen = Interlocked.Read(ref slowest)
                )
                    continue;
            }
        );
        context.WriteLine(
            $"{variable}={count}, seed {seed}: {failures.Count} failed, {clock.Elapsed.TotalSeconds:0.0} s, the slowest "
                + $"{slowest * 1000.0 / Stopwatch.Frequency:0} ms"
        );
        Assert.IsEmpty(failures, string.Join("\n\n", failures.OrderBy(text => text.Length).Take(10)));
    }

    private static string? Check(string input, Func<string, string?> check)
    {
        try
        {
            return check(input);
        }
        // Whatever it is: that nothing escapes is what is tested.
#pragma warning disable CA1031
        catch (Exception escaped)
#pragma warning restore CA1031
        {
            return escaped.ToString();
        }
    }

    private static void EndAtHang(ConcurrentDictionary<int, (long Start, string Input)> running)
    {
        foreach (var (index, (start, input)) in running)
        {
            if (Stopwatch.GetElapsedTime(start) > Hang)
                Environment.FailFast($"fuzz input #{index} hangs:\n{input}");
        }
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : otherwise;
}

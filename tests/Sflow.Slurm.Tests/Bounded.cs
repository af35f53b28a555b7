using System.Diagnostics;

namespace Sflow.Slurm.Tests;

/// <summary>Waiting that ends.</summary>
internal static class Bounded
{
    /// <summary>Asks until the answer is there, or fails the test with what is known then.</summary>
    public static T Wait<T>(string what, Func<T?> ask, Func<string> known, double seconds = 60, int everyMilliseconds = 50)
    {
        for (var clock = Stopwatch.StartNew(); ; )
        {
            if (ask() is { } answer)
                return answer;
            if (clock.Elapsed.TotalSeconds > seconds)
                Assert.Fail($"waited {seconds} s in vain for {what}\n{known()}");
            Thread.Sleep(everyMilliseconds);
        }
    }

    /// <summary>Asks until it is so.</summary>
    public static void Until(string what, Func<bool> isSo, Func<string> known, double seconds = 60) =>
        Wait(what, () => isSo() ? "" : null, known, seconds);
}

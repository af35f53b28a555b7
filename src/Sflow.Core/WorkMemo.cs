using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading;

namespace Sflow;

/// <summary>
/// Remembers what was made of an object and a text, for the rows of a sweep that ask for the same again. When it is full it forgets everything and begins anew:
/// rows that follow each other are alike, so that the latest are worth more than the first. Safe for several threads at once.
/// </summary>
/// <param name="most">How many results are kept at most.</param>
internal sealed class WorkMemo<T>(int most = 2000)
    where T : class
{
    private readonly ConcurrentDictionary<(object Of, string By), T> known = new(Comparer.Instance);

    // Hashes of what was asked for. One that another one has driven out costs a computation.
    private readonly int[] asked = new int[8192];
    private int count;

    /// <summary>Finds a result.</summary>
    /// <param name="of">The object, told from others by what it is, not by what it says.</param>
    /// <param name="by">The text.</param>
    /// <param name="result">What was remembered.</param>
    public bool TryGet(object of, string by, [NotNullWhen(true)] out T? result) => known.TryGetValue((of, by), out result);

    /// <summary>True from the second time on that it is asked for the same: what comes once is not worth keeping.</summary>
    public bool IsAskedAgain(object of, string by)
    {
        var hash = Comparer.Instance.GetHashCode((of, by));
        ref var place = ref asked[hash & (asked.Length - 1)];
        var isKnown = place == hash;
        place = hash;
        return isKnown;
    }

    /// <summary>Remembers a result.</summary>
    public void Add(object of, string by, T result)
    {
        // Counted here, since the dictionary's own count takes all of its locks.
        if (Interlocked.Increment(ref count) > most)
        {
            known.Clear();
            Interlocked.Exchange(ref count, 1);
        }

        known[(of, by)] = result;
    }

    private sealed class Comparer : IEqualityComparer<(object Of, string By)>
    {
        public static readonly Comparer Instance = new();

        public bool Equals((object Of, string By) x, (object Of, string By) y) => ReferenceEquals(x.Of, y.Of) && string.Equals(x.By, y.By, System.StringComparison.Ordinal);

        public int GetHashCode((object Of, string By) key) => (RuntimeHelpers.GetHashCode(key.Of) * 31) ^ key.By.GetHashCode();
    }
}

using System;
using System.Collections.Concurrent;

namespace Sflow;

/// <summary>Remembers what a pure function made of texts, up to a number of them: the rows of a sweep ask for the same few again and again. Safe for several threads at once.</summary>
/// <param name="compute">The function.</param>
/// <param name="most">How many results are kept at most; later ones are computed each time.</param>
internal sealed class Memo<T>(Func<string, T> compute, int most = 1000)
{
    private readonly ConcurrentDictionary<string, T> known = new();

    /// <summary>The function's result.</summary>
    public T this[string text]
    {
        get
        {
            if (known.TryGetValue(text, out var result))
                return result;
            result = compute(text);
            // Counting takes every lock of the dictionary, but only for texts that are new.
            if (known.Count < most)
                known[text] = result;
            return result;
        }
    }
}

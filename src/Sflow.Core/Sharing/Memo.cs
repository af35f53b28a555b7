using System.Collections.Concurrent;

namespace Sflow.Sharing;

/// <summary>
/// Remembers the results of a pure function of strings, up to a limit: the rows of a sweep ask for the same few again and again.
/// Safe for several threads at once.
/// </summary>
/// <param name="compute">The function.</param>
/// <param name="most">The maximum number of results to keep; later results are computed each time.</param>
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
            // Counting takes every lock of the dictionary, so it happens only for new strings.
            if (known.Count < most)
                known[text] = result;
            return result;
        }
    }
}

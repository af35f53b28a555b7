using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Sflow.Sharing;

/// <summary>
/// The results that the rows of a sweep share for one object. Each result is stored by a key, which states everything else that the
/// result depends on. The results belong to the object's identity: a copy of a record starts without results. A stored result is
/// itself shared, and results for it may be stored in turn; an object that belongs to one row has none. When too many results are
/// stored, all are dropped: consecutive rows are alike, so few are computed again. Safe for several threads at once.
/// </summary>
internal sealed class SharedWork
{
    /// <summary>
    /// The maximum number of results in the whole process: about 2,000 tasks with the results of the stages after Binding.
    /// </summary>
    public const int Most = 12_000;

    private static readonly int[] Asked = new int[8192];
    private static readonly object Gate = new();
    private static int generation;
    private static int count;

    private readonly IShareable owner;
    private readonly int born = generation;
    private ConcurrentDictionary<string, object>? results;

    private SharedWork(IShareable owner) => this.owner = owner;

    /// <summary>The number of results in the whole process.</summary>
    internal static int Count => count;

    /// <summary>The results for an object; null when rows don't share the object.</summary>
    public static SharedWork? On(object of) =>
        of is IShareable { Work: { } work } && ReferenceEquals(work.owner, of) && work.born == generation ? work : null;

    /// <summary>The results for an object that rows share.</summary>
    public static SharedWork Begin(IShareable of)
    {
        if (On(of) is { } known)
            return known;
        lock (Gate)
            return On(of) ?? (of.Work = new SharedWork(of));
    }

    /// <summary>Finds or makes a result for an object. The result is stored when the object is shared.</summary>
    /// <param name="of">The object.</param>
    /// <param name="by">The key.</param>
    /// <param name="make">Makes the result; has nothing to report.</param>
    public static T Get<T>(object of, string by, Func<T> make)
        where T : class
    {
        var work = On(of);
        return work?.Find<T>(by) ?? Kept(work, by, make());
    }

    /// <summary>A stored result; null when there is none of this type.</summary>
    /// <param name="by">The key, which no result of another type has.</param>
    public T? Find<T>(string by)
        where T : class => results is { } known && known.TryGetValue(by, out var result) ? result as T : null;

    /// <summary>True from the second request for the same result on: a result that is needed once is not worth storing.</summary>
    /// <param name="by">The key.</param>
    public bool IsAskedAgain(string by)
    {
        // The hashes of earlier requests. When another hash replaces one, the only cost is one more computation.
        var hash = (RuntimeHelpers.GetHashCode(this) * 31) ^ by.GetHashCode();
        ref var place = ref Asked[hash & (Asked.Length - 1)];
        var isKnown = place == hash;
        place = hash;
        return isKnown;
    }

    /// <summary>Stores a result.</summary>
    /// <param name="by">The key.</param>
    /// <param name="result">The result; from now on, rows share it.</param>
    /// <returns>The stored result, which may come from another thread that was faster.</returns>
    public T Keep<T>(string by, T result)
        where T : class
    {
        var known = results ?? Interlocked.CompareExchange(ref results, new(1, 4), null) ?? results!;
        if (!known.TryAdd(by, result))
            return Find<T>(by) ?? result;
        if (result is IShareable shareable)
            Begin(shareable);
        if (Interlocked.Increment(ref count) > Most)
        {
            Interlocked.Exchange(ref count, 0);
            Interlocked.Increment(ref generation);
        }

        return result;
    }

    private static T Kept<T>(SharedWork? work, string by, T result)
        where T : class => work is null ? result : work.Keep(by, result);
}

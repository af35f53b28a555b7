using System.Runtime.ExceptionServices;

namespace Sflow.Sharing;

/// <summary>Applies a function to many items at once, on all cores.</summary>
internal static class ParallelMap
{
    /// <summary>Returns the results in the order of the items. The first exception is rethrown unchanged.</summary>
    /// <param name="items">The items.</param>
    /// <param name="make">The function; called from several threads at once.</param>
    /// <param name="cancellation">Cancels the work between two items.</param>
    /// <exception cref="OperationCanceledException">The work was canceled.</exception>
    public static TResult[] Select<T, TResult>(IReadOnlyList<T> items, Func<T, TResult> make, CancellationToken cancellation = default)
    {
        // This doesn't use PLINQ: in a new process, PLINQ takes longer to start than a small build takes to run.
        var results = new TResult[items.Count];
        try
        {
            Parallel.For(0, items.Count, new ParallelOptions { CancellationToken = cancellation }, i => results[i] = make(items[i]));
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Capture(several.InnerExceptions[0]).Throw();
        }

        return results;
    }
}

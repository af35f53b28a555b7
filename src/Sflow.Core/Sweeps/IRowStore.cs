using Sflow.Compilation;

namespace Sflow.Sweeps;

/// <summary>
/// Takes the rows of a sweep as soon as they are compiled, so that only the rows in progress need memory, and knows the rows of earlier
/// builds. Its methods are called from several threads at once.
/// </summary>
public interface IRowStore
{
    /// <summary>
    /// The result of a row that an earlier build made from the same input, when its files are unchanged; null when the row has to be
    /// compiled.
    /// </summary>
    /// <param name="name">The row's name, <c>sweep/row</c>.</param>
    /// <param name="key">A hash of everything that the row is made of.</param>
    /// <param name="sourceOf">The text of one of the row's modules, for the places of diagnostics.</param>
    CompileResult? Find(string name, string key, Func<string, SourceText> sourceOf);

    /// <summary>Takes a row that compiled without errors.</summary>
    /// <param name="key">A hash of everything that the row is made of.</param>
    /// <param name="row">The row with its files.</param>
    /// <returns>The row without the parts that the store now holds, with its <see cref="CompileResult.Script"/> set.</returns>
    /// <exception cref="System.IO.IOException">A file can't be kept.</exception>
    /// <exception cref="System.UnauthorizedAccessException">A file may not be kept.</exception>
    CompileResult Keep(string key, CompileResult row);
}

using System;
using Sflow.Text;

namespace Sflow;

/// <summary>
/// Where the rows of a sweep go as soon as they are compiled, so that a sweep of any size needs the memory of the rows in flight, and what is known of them from
/// earlier builds. Its methods are called from several threads at once.
/// </summary>
public interface IRowStore
{
    /// <summary>What came of a row when it was last made of the same, its files still being what they were; null when it has to be compiled.</summary>
    /// <param name="name">The row's name, <c>sweep/row</c>.</param>
    /// <param name="key">A hash of everything that the row is made of.</param>
    /// <param name="sourceOf">The text of one of the row's modules, for the places of findings.</param>
    CompileResult? Find(string name, string key, Func<string, SourceText> sourceOf);

    /// <summary>Takes a row that was compiled without an error.</summary>
    /// <param name="key">A hash of everything that the row is made of.</param>
    /// <param name="row">The row with its files.</param>
    /// <returns>The row without what the store holds now, its <see cref="CompileResult.Script"/> named.</returns>
    /// <exception cref="System.IO.IOException">A file can't be kept.</exception>
    /// <exception cref="System.UnauthorizedAccessException">A file may not be kept.</exception>
    CompileResult Keep(string key, CompileResult row);
}

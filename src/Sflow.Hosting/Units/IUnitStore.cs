using Sflow.Generation;
using Sflow.Sweeps;

namespace Sflow.Hosting.Units;

/// <summary>Takes the files of a unit while it is compiled.</summary>
internal interface IUnitStore : IRowStore
{
    /// <summary>Takes a file that belongs to no row. Its content may be too large for memory and takes time to generate.</summary>
    void Add(GeneratedFile file);
}

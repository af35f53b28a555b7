using Sflow.Hosting.Units;

namespace Sflow.Hosting.Submission;

/// <summary>A row of a sweep or a matrix, or a workflow without rows, as it was built.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Script">Its script.</param>
/// <param name="Identity">What it does.</param>
/// <param name="IsLocal">True when no task needs Slurm.</param>
internal sealed record JobRow(Unit Unit, UnitScript Script, JobIdentity Identity, bool IsLocal)
{
    /// <summary>Its name, for people.</summary>
    public string Name => Script.Name;

    /// <summary>True for a submission of an earlier content of this row, by its name or its number.</summary>
    public bool HadContentOf(LedgerEntry entry) =>
        entry.Unit == Unit.Name && (entry.Row == Name || (entry.Number > 0 && entry.Number == Script.Index));
}

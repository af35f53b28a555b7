namespace Sflow.Generation;

/// <summary>The compilation of one plan for one target. The check comes first, and what it computes serves the writer.</summary>
internal abstract class TargetJob
{
    /// <summary>
    /// Reports the requirements of the plan that the target can't meet. After an error, the compiler writes no file of the unit.
    /// </summary>
    /// <param name="diagnostics">Receives the diagnostics.</param>
    public abstract void Check(DiagnosticBag diagnostics);

    /// <summary>Returns the files, after a <see cref="Check"/> without errors. The first file is the one to submit.</summary>
    public abstract IReadOnlyList<GeneratedFile> Write();
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Sflow.Diagnostics;
using Sflow.Slurm;
using Sflow.Text;

namespace Sflow.MSBuild;

/// <summary>What a call has to submit of one unit, with the unit's ledger, which nobody else can write meanwhile.</summary>
internal sealed class Submission : IDisposable
{
    private readonly IReadOnlyList<UnitScript> scripts;
    private readonly IReadOnlyList<SubmittableScript> due;
    private readonly LedgerFile file;
    private readonly Ledger ledger;

    private Submission(Unit unit, ScriptList list, IReadOnlyList<UnitScript> scripts, IReadOnlyList<SubmittableScript> due, LedgerFile file, Ledger ledger)
    {
        Unit = unit;
        List = list;
        this.scripts = scripts;
        this.due = due;
        this.file = file;
        this.ledger = ledger;
    }

    /// <summary>The unit.</summary>
    public Unit Unit { get; }

    /// <summary>Where its files are.</summary>
    public ScriptList List { get; }

    /// <summary>The last job of each of its rows that was submitted.</summary>
    public IEnumerable<string> LastJobs => ResultsTable.JobsOf(scripts, ledger);

    private TextLocation Place => TextLocation.OfFile(file.Path);

    /// <summary>Takes hold of a unit's ledger; null with an error when it is damaged.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="list">Where its files are.</param>
    /// <param name="scripts">All its scripts.</param>
    /// <param name="due">Those that this call is about.</param>
    /// <param name="diagnostics">Gets the error.</param>
    /// <exception cref="System.IO.IOException">The ledger can't be opened, or another build holds it.</exception>
    public static Submission? Open(Unit unit, ScriptList list, IReadOnlyList<UnitScript> scripts, IReadOnlyList<SubmittableScript> due, DiagnosticBag diagnostics)
    {
        var file = new LedgerFile(list.LedgerPath);
        if (Ledger.Parse(file.Path, file.Text, diagnostics) is { } ledger)
            return new Submission(unit, list, scripts, due, file, ledger);
        file.Dispose();
        return null;
    }

    /// <summary>Settles what earlier calls left open; false when that can't be done.</summary>
    public bool Settle(ISlurm slurm, SubmitPace pace, Action<Diagnostic> report) => SubmitterOf(slurm, pace).Settle(Place, report);

    /// <summary>Submits what is due.</summary>
    public void Submit(ISlurm slurm, SubmitPace pace, SubmitChoice choice, IReadOnlyDictionary<string, string> states, Action<Diagnostic> report) =>
        SubmitterOf(slurm, pace).Submit(due, choice, states, Place, report);

    /// <summary>What became of all its rows.</summary>
    public IReadOnlyList<RowResult> Results(IReadOnlyDictionary<string, string> states, RunFolders runs) => ResultsTable.Of(scripts, ledger, states, runs);

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    private Submitter SubmitterOf(ISlurm slurm, SubmitPace pace) =>
        new(slurm, ledger, file.Append, () => Guid.NewGuid().ToString("N"), () => DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), pace);
}

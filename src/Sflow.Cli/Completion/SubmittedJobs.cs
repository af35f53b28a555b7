using Sflow.Hosting.Submission;

namespace Sflow.Cli.Completion;

/// <summary>The jobs that were submitted from this folder, as the ledger has them.</summary>
internal static class SubmittedJobs
{
    private const int Most = 200;

    /// <summary>The ids of jobs, the latest first, with the rows that they run.</summary>
    public static IEnumerable<Candidate> Ids() =>
        Entries().Where(entry => entry.Job is not null).Select(entry => new Candidate(entry.Job!, $"{entry.Unit} {entry.Row}".Trim()));

    /// <summary>The numbers of rows that were submitted.</summary>
    public static IEnumerable<Candidate> Rows() =>
        Entries()
            .Where(entry => entry.Number > 0)
            .OrderBy(entry => entry.Number)
            .DistinctBy(entry => entry.Number)
            .Select(entry => new Candidate(entry.Number.ToString(CultureInfo.InvariantCulture), entry.Row));

    private static IEnumerable<LedgerEntry> Entries()
    {
        var path = new LedgerFolder(Path.Combine(Environment.CurrentDirectory, LedgerFolder.DefaultName)).LedgerPath;
        return Ledger.Parse(path, LedgerReader.TextOf(path), new DiagnosticBag())?.Submitted.Reverse().Take(Most) ?? [];
    }
}

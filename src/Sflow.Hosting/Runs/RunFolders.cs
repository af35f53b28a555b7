namespace Sflow.Hosting.Runs;

/// <summary>The run folders in a folder. It is listed once, when the first run is asked for.</summary>
internal sealed class RunFolders
{
    private readonly string folder;
    private readonly Lazy<List<RunFolder>> all;
    private readonly Lazy<Dictionary<string, RunFolder>> byJob;
    private readonly Lazy<ILookup<string, RunFolder>> byFingerprint;

    /// <summary>The run folders in a folder.</summary>
    /// <param name="folder">The folder, an absolute path; it need not exist.</param>
    public RunFolders(string folder)
    {
        this.folder = folder;
        all = new(List);
        byJob = new(() =>
            all
                .Value.SelectMany(run => run.Summary.Jobs.Select(job => (job, run)))
                .GroupBy(pair => pair.job)
                .ToDictionary(group => group.Key, group => group.Last().run)
        );
        byFingerprint = new(() => all.Value.Where(run => run.Summary.Identity is not null).ToLookup(run => run.Summary.Identity!));
    }

    /// <summary>The run folder that a job wrote to last; null when there is none.</summary>
    public RunFolder? Of(string job) => byJob.Value.TryGetValue(job, out var run) ? run : null;

    /// <summary>The runs that did the same work, the oldest first.</summary>
    public IEnumerable<RunFolder> With(string fingerprint) => byFingerprint.Value[fingerprint];

    private List<RunFolder> List() =>
        Directory.Exists(folder)
            ?
            [
                .. Directory
                    .EnumerateDirectories(folder)
                    .AsParallel()
                    .Select(RunFolder.Read)
                    .OfType<RunFolder>()
                    .AsSequential()
                    .OrderBy(run => run.Summary.Started)
                    .ThenBy(run => run.Path, StringComparer.Ordinal),
            ]
            : [];
}

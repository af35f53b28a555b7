namespace Sflow.MSBuild.Tests;

/// <summary>Ends a project's jobs, and waits for their end: a job that lives writes into the folder that is about to be deleted.</summary>
internal sealed class JobsOf(TestProject project, IReadOnlyDictionary<string, string>? environment = null) : IDisposable
{
    public void Dispose()
    {
        string[] mine =
        [
            .. RealSlurm
                .Ask("squeue", environment, "--noheader", "--me", "--format=%i|%Z")
                .Output.Split('\n')
                .Where(line => line.EndsWith("|" + project.Folder, StringComparison.Ordinal))
                .Select(line => line.Split('|')[0]),
        ];
        if (mine.Length == 0)
            return;
        RealSlurm.Ask("scancel", environment, ["--quiet", .. mine]);
        RealSlurm.WaitFor(
            () => !RealSlurm.Ask("squeue", environment, "--noheader", "--me", "--format=%i").Output.Split('\n').Intersect(mine).Any(),
            () => "jobs that don't end: " + string.Join(" ", mine)
        );
    }
}

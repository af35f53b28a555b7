using System.Diagnostics;

namespace Sflow.MSBuild.Tests;

/// <summary>A submission whose second <c>sbatch</c> takes as long as a test wants. The end of the test lets it go on.</summary>
internal sealed class HeldSubmission : IAsyncDisposable
{
    private readonly TestProject project;
    private readonly Task<BuildAnswer> call;

    private HeldSubmission(TestProject project, Task<BuildAnswer> call) => (this.project, this.call) = (project, call);

    /// <summary>Starts it, and returns when the second <c>sbatch</c> runs.</summary>
    public static HeldSubmission Start(TestProject project, SlurmStandIns slurm)
    {
        var sbatch = File.ReadAllText(Path.Combine(slurm.Folder, "sbatch"));
        project.Write(
            "bin-slurm/sbatch",
            sbatch.Replace(
                "id=$(wc -l <\"$here/calls\")\n",
                """
                id=$(wc -l <"$here/calls")
                if [[ $id == 2 ]]; then
                  : >"$here/waits"
                  for ((i = 0; i < 2400; i++)); do [[ -e $here/go ]] && break; sleep 0.1; done
                fi

                """
            )
        );
        var call = Task.Run(() => project.Run(["-t:SubmitSweep"], slurm.Environment));
        for (var clock = Stopwatch.StartNew(); !File.Exists(Path.Combine(slurm.Folder, "waits")); Thread.Sleep(50))
            Assert.IsTrue(clock.Elapsed.TotalSeconds < 180 && !call.IsCompleted, "the submission doesn't get to its second sbatch");
        return new HeldSubmission(project, call);
    }

    /// <summary>Lets it go on to its end.</summary>
    public async Task<BuildAnswer> End()
    {
        project.Write("bin-slurm/go", "");
        return await call;
    }

    public async ValueTask DisposeAsync() => await End();
}

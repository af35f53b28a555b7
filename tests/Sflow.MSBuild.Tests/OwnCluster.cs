using System.Diagnostics;
using Sflow.Hosting.Processes;

namespace Sflow.MSBuild.Tests;

/// <summary>A cluster of this test alone, whose controller may be stopped.</summary>
internal sealed class OwnCluster : IDisposable
{
    // Slurm's sockets allow no long path.
    private readonly string folder = "/tmp/sflow-" + Guid.NewGuid().ToString("N")[..8];

    public OwnCluster(string options = "")
    {
        var answer = Script("start " + options);
        Assert.AreEqual(0, answer.ExitCode, answer.Error);
    }

    public Dictionary<string, string> Environment => new() { ["SLURM_CONF"] = folder + "/slurm.conf" };

    public void StopController()
    {
        var process = Process.GetProcessById(
            int.Parse(File.ReadAllText(folder + "/run/slurmctld.pid").Trim(), System.Globalization.CultureInfo.InvariantCulture)
        );
        Assert.AreEqual(0, RealSlurm.Ask("kill", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)).ExitCode);
        Assert.IsTrue(process.WaitForExit(60_000));
    }

    public void StartController()
    {
        // The daemon keeps what it inherits open, so it inherits nothing of ours.
        var answer = RealSlurm.Ask(
            "bash",
            "-c",
            $"PATH=$PATH:/usr/sbin slurmctld -i -f '{folder}/slurm.conf' >'{folder}/log/again.log' 2>&1 </dev/null"
        );
        Assert.AreEqual(0, answer.ExitCode, answer.Error);
        RealSlurm.WaitFor(() => RealSlurm.Ask("squeue", Environment, "--noheader").ExitCode == 0, () => "the controller is not back");
    }

    public void Dispose()
    {
        Script("stop");
        Directory.Delete(folder, recursive: true);
    }

    private ProcessAnswer Script(string name) =>
        ProcessRunner.Run(
            "bash",
            ["-c", $"{TestProject.Metadata("RepositoryFolder")}tests/cluster/{name} '{folder}'"],
            Path.GetTempPath(),
            TimeSpan.FromMinutes(3)
        );
}

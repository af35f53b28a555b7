namespace Sflow.Slurm.Tests;

/// <summary>
/// A cluster of one test that breaks it. While it is there it is the cluster of this whole process, so that such a test runs
/// alone. Its daemons end with it.
/// </summary>
internal sealed class OwnCluster : IDisposable
{
    private const string Conf = "SLURM_CONF";
    private readonly string? before = Environment.GetEnvironmentVariable(Conf);
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"sflow-own-{Environment.ProcessId}");

    public OwnCluster(params string[] options)
    {
        var start = Command.Run("bash", [Script("start"), .. options, folder]);
        Assert.AreEqual(0, start.Code, start.Error);
        Environment.SetEnvironmentVariable(Conf, Path.Combine(folder, "slurm.conf"));
    }

    /// <summary>Ends the controller; jobs go on without it.</summary>
    public void StopController() => Kill("TERM", DaemonOf("slurmctld"));

    /// <summary>Starts it again with what it remembers.</summary>
    public void StartController()
    {
        var controller = Command.RunIn(
            folder,
            keepSlurm: true,
            "bash",
            "-c",
            $"PATH=$PATH:/usr/sbin:/sbin; exec slurmctld -i -f {folder}/slurm.conf >>{folder}/log/boot.log 2>&1"
        );
        Assert.AreEqual(0, controller.Code, TempFolder.Read(Path.Combine(folder, "log", "boot.log")));
        Bounded.Until(
            "the controller's answer",
            () => Command.Run("sinfo", "--noheader").Code == 0,
            () => TempFolder.Read(Path.Combine(folder, "log", "slurmctld.log"))
        );
    }

    /// <summary>As when a node loses its power: its daemon, the keepers of its steps and all their processes are gone at once.</summary>
    public void CutPower(string node)
    {
        var tasks = Processes
            .With("SLURMD_NODENAME=" + node, $"{Conf}={folder}/slurm.conf")
            .Select(process => process.Id)
            .OrderDescending()
            .ToList();
        Assert.IsNotEmpty(tasks);
        var keepers = tasks.Select(ParentOf).Where(IsKeeper).Distinct();
        string[] all = [.. tasks.Concat(keepers).Select(id => id.ToString(CultureInfo.InvariantCulture)), DaemonOf(node)];
        // Stopped first, the keepers before what they keep, so that none sees another one die. Then killed from the youngest on: of
        // processes that are stopped and lose their parent the kernel makes an orphaned group, which it tells to hang up and wakes.
        Kill("STOP", [.. all.Reverse()]);
        Kill("KILL", all);
    }

    /// <summary>What the controller does by itself when a node has not answered for some minutes.</summary>
    public static void GiveUp(string node) =>
        Assert.AreEqual(0, Command.Run("scontrol", "update", "nodename=" + node, "state=down", "reason=test").Code);

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Conf, before);
        var stop = Command.Run("bash", Script("stop"), folder);
        Assert.AreEqual(0, stop.Code, stop.Error);
        Directory.Delete(folder, recursive: true);
    }

    private string DaemonOf(string name) => TempFolder.Read(Path.Combine(folder, "run", name + ".pid")).Trim();

    // Who has ended meanwhile is as dead as it should be.
    private static void Kill(string signal, params string[] ids) => Command.Run("/bin/kill", ["-s", signal, .. ids]);

    // Of "123 (name) S 45 …", where the name may hold anything.
    private static int ParentOf(int id)
    {
        var status = TempFolder.Read($"/proc/{id}/stat");
        return status.Length == 0 ? 0 : int.Parse(status[(status.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
    }

    private static bool IsKeeper(int id) => TempFolder.Read($"/proc/{id}/comm").Trim() == "slurmstepd";

    private static string Script(string name) => Repository.PathOf("tests", "cluster", name);
}

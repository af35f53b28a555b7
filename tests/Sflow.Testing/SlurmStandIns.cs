namespace Sflow.Testing;

/// <summary>Commands in a folder before all others of the PATH that stand in for Slurm's.</summary>
/// <param name="parent">The folder that gets theirs.</param>
public sealed class SlurmStandIns(string parent)
{
    /// <summary>The folder.</summary>
    public string Folder { get; } = Path.Combine(parent, "bin-slurm");

    /// <summary>What a call must be given.</summary>
    public Dictionary<string, string> Environment =>
        new() { ["PATH"] = Folder + Path.PathSeparator + System.Environment.GetEnvironmentVariable("PATH") };

    /// <summary>
    /// Commands that behave like Slurm's and keep their jobs in a file: a line <c>job|state|reason|comment|folder</c> each. What was
    /// asked of them is noted beside it.
    /// </summary>
    /// <param name="parent">The folder that gets theirs.</param>
    public static SlurmStandIns Usual(string parent)
    {
        var slurm = new SlurmStandIns(parent);
        slurm.Command(
            "sbatch",
            """
            if [[ $1 == --version ]]; then echo slurm 22.05.8; exit; fi
            if [[ -e $here/reject ]]; then
              echo "sbatch: error: Invalid account or account/partition combination specified" >&2
              exit 1
            fi
            if [[ -s $here/busy ]]; then
              sed -i 1d "$here/busy"
              echo "sbatch: error: Slurm temporarily unable to accept job, sleeping and retrying" >&2
              exit 1
            fi
            echo "$PWD|$*" >>"$here/calls"
            id=$(wc -l <"$here/calls")
            for argument; do [[ $argument == --comment=* ]] && echo "$id|PENDING|Priority|${argument#--comment=}|$PWD" >>"$here/jobs"; done
            if [[ -e $here/lose ]]; then
              rm "$here/lose"
              echo "sbatch: error: Batch job submission failed: Unable to contact slurm controller (receive failure)" >&2
              exit 1
            fi
            echo "$id"
            """
        );
        slurm.Command(
            "squeue",
            """
            echo "$*" >>"$here/asked"
            [[ ! -e $here/jobs ]] || cat "$here/jobs"
            """
        );
        slurm.Command(
            "sacct",
            """
            echo "$*" >>"$here/asked-sacct"
            [[ -e $here/accounted ]] || { echo 'Slurm accounting storage is disabled' >&2; exit 1; }
            cat "$here/accounted"
            """
        );
        return slurm;
    }

    /// <summary>Makes or replaces a command; its folder is <c>$here</c>.</summary>
    public void Command(string name, string text)
    {
        Directory.CreateDirectory(Folder);
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, "#!/bin/bash\nhere=$(dirname \"$0\")\n" + text + "\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>The lines of a file that a command wrote; none when there is no such file.</summary>
    public string[] Lines(string name) => File.Exists(Path.Combine(Folder, name)) ? File.ReadAllLines(Path.Combine(Folder, name)) : [];

    /// <summary>Writes a file beside the commands.</summary>
    public void Write(string name, string text) => File.WriteAllText(Path.Combine(Folder, name), text);
}

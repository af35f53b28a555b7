using Sflow.Cli.Output;

namespace Sflow.Cli.Machine;

/// <summary>The folder in which jobs would run.</summary>
internal static class WorkspaceChecks
{
    private const string Group = "workspace";
    private const double Gibibyte = 1024.0 * 1024 * 1024;
    private const long Little = 1024L * 1024 * 1024;

    // File systems that only this machine has. Nodes of a job must see the run folder.
    private static readonly string[] OfThisMachine = ["btrfs", "ext2", "ext3", "ext4", "overlay", "overlayfs", "tmpfs", "xfs", "zfs"];

    /// <summary>All checks of the group.</summary>
    public static IEnumerable<Check> All(Asker asker, string workspace)
    {
        var shown = SafeText.Of(workspace);
        if (asker.Try(() => Directory.Exists(workspace) ? "yes" : "") is not { } exists)
            return [Silent("folder", asker)];
        if (exists.Length == 0)
            return
            [
                new(
                    Group,
                    "folder",
                    CheckState.Missing,
                    $"{shown} is not a folder",
                    "every run",
                    "Make the folder, or name another one with --workspace-dir."
                ),
            ];
        return
        [
            asker.Try(() => Writable(workspace, shown)) ?? Silent("writable", asker),
            asker.Try(() => Locks(workspace)) ?? Silent("locks", asker),
            asker.Try(() => Space(workspace)) ?? Silent("space", asker),
            asker.Try(() => Shared(workspace, asker)) ?? Silent("shared", asker),
        ];
    }

    private static Check Silent(string name, Asker asker) =>
        new(
            Group,
            name,
            CheckState.Missing,
            $"the file system gave no answer within {asker.Limit.TotalSeconds:0} s",
            "every run",
            "Choose another folder with --workspace-dir, or ask the people who run the file system."
        );

    private static Check Writable(string workspace, string shown)
    {
        try
        {
            using (NewFile(workspace)) { }
            return new(Group, "writable", CheckState.Ok, shown, "run folders and the record of submissions", null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(
                Group,
                "writable",
                CheckState.Missing,
                SafeText.Of(e.Message),
                "run folders and the record of submissions",
                "Change to a folder that you can write to, or name one with --workspace-dir."
            );
        }
    }

    // .NET takes flock(2) for a file that nobody else may open; a second try must be refused.
    private static Check Locks(string workspace)
    {
        const string neededFor = "submitting each row once, from several shells at the same time";
        try
        {
            using var first = NewFile(workspace);
            try
            {
                using var second = new FileStream(first.Name, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
                return new(
                    Group,
                    "locks",
                    CheckState.Warn,
                    "the file system gives one lock to two",
                    neededFor,
                    "Submit from one shell at a time, or mount the file system with flock."
                );
            }
            catch (IOException)
            {
                return new(Group, "locks", CheckState.Ok, "flock works", neededFor, null);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(Group, "locks", CheckState.Warn, "nothing can be written to try it", neededFor, "See the line 'writable'.");
        }
    }

    private static Check Space(string workspace)
    {
        const string neededFor = "logs, records and results";
        try
        {
            var free = new DriveInfo(workspace).AvailableFreeSpace;
            var found = (free / Gibibyte).ToString("0.0", CultureInfo.InvariantCulture) + " GiB free";
            return free >= Little
                ? new(Group, "space", CheckState.Ok, found, neededFor, null)
                : new(Group, "space", CheckState.Warn, found, neededFor, "Free some space: a run ends when its record can't be written.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(Group, "space", CheckState.Warn, SafeText.Of(e.Message), neededFor, "Look with df.");
        }
    }

    private static Check Shared(string workspace, Asker asker)
    {
        const string neededFor = "jobs on several nodes, which must all see the run folder";
        var kind = SafeText.Of(new DriveInfo(workspace).DriveFormat);
        var isOwn = OfThisMachine.Contains(kind, StringComparer.Ordinal);
        var hasNodes = asker.Run("sinfo", "--noheader", "--format=%D").ExitCode == 0;
        return isOwn && hasNodes
            ? new(
                Group,
                "shared",
                CheckState.Warn,
                $"{kind}, which is usually on this machine only",
                neededFor,
                "Check that the nodes have this folder: srun ls the folder. Else work in a shared one."
            )
            : new(Group, "shared", CheckState.Ok, kind + (isOwn ? ", on this machine" : ""), neededFor, null);
    }

    private static FileStream NewFile(string folder) =>
        new(
            Path.Combine(folder, ".sflow-doctor-" + Guid.NewGuid().ToString("N")),
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None,
            bufferSize: 1,
            FileOptions.DeleteOnClose
        );
}

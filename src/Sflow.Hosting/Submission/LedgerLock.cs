using System.Diagnostics;

namespace Sflow.Hosting.Submission;

/// <summary>
/// A file that shows who submits. It works where the file system has no locks: only one process can create it. A lock is stale when its
/// process has ended, or when a process of another machine has not touched it for some minutes.
/// </summary>
internal sealed class LedgerLock : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly string path;
    private readonly string owner;
    private readonly Timer timer;

    private LedgerLock(string path, string owner)
    {
        this.path = path;
        this.owner = owner;
        timer = new Timer(_ => Touch(), null, Beat, Beat);
    }

    /// <summary>Takes the lock.</summary>
    /// <param name="path">The lock's path; its folder exists.</param>
    /// <exception cref="IOException">Another process has it; the message says which.</exception>
    public static LedgerLock Take(string path)
    {
        var owner = Owner();
        for (var attempt = 1; ; attempt++)
        {
            if (TryCreate(path, owner))
                return new LedgerLock(path, owner);
            if (ReadOwner(path) is not { } other)
                continue; // It has just been released.
            if (IsAlive(path, other))
            {
                if (attempt >= 10)
                    throw new IOException($"{Describe(other)} is submitting since {File.GetCreationTimeUtc(path):u} ('{path}').");
                Thread.Sleep(50);
            }
            else
                RemoveStale(path, other);
        }
    }

    /// <summary>True when a process that is alive has the lock.</summary>
    public static bool IsHeld(string path) => ReadOwner(path) is { } owner && IsAlive(path, owner);

    /// <summary>Checks that nobody has taken the lock away.</summary>
    /// <exception cref="IOException">Another process has it.</exception>
    public void Check()
    {
        if (ReadOwner(path) is var now && now != owner)
            throw new IOException(
                $"another process has taken '{path}'{(now is null ? "" : ": " + Describe(now))}. Nothing more was submitted."
            );
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        timer.Dispose();
        if (ReadOwner(path) == owner)
            File.Delete(path);
    }

    private static bool TryCreate(string path, string owner)
    {
        // The content must be there as soon as the name is, so the file is linked to its name when it is complete.
        var part = path + "." + Guid.NewGuid().ToString("N");
        try
        {
            File.WriteAllText(part, owner);
            File.Move(part, path); // fails when the name exists
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }
        finally
        {
            File.Delete(part);
        }
    }

    // Two processes may remove a stale lock at once. Each takes the file under a name of its own first; whoever then holds a lock that is
    // not the stale one puts it back.
    private static void RemoveStale(string path, string stale)
    {
        var taken = path + ".stale-" + Guid.NewGuid().ToString("N");
        try
        {
            File.Move(path, taken);
        }
        catch (IOException)
        {
            return;
        }

        if (File.ReadAllText(taken) == stale)
            File.Delete(taken);
        else
            File.Move(taken, path);
    }

    private static string? ReadOwner(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    // host, boot, process, the process's start
    private static string Owner()
    {
        using var self = Process.GetCurrentProcess();
        return string.Join(" ", Environment.MachineName, Boot(), self.Id.ToString(CultureInfo.InvariantCulture), StartOf(self.Id));
    }

    private static bool IsAlive(string path, string owner)
    {
        var parts = owner.Split(' ');
        if (parts.Length != 4 || !int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return AgeOf(path) < Patience;
        if (parts[0] != Environment.MachineName)
            return AgeOf(path) < Patience;
        return parts[1] == Boot() && StartOf(id) is { Length: > 0 } start && start == parts[3];
    }

    // By the clock of the file system, which may not be ours. Somebody who only looks may have no right to write.
    private static TimeSpan AgeOf(string path)
    {
        var probe = path + ".now-" + Guid.NewGuid().ToString("N");
        try
        {
            File.WriteAllText(probe, "");
            return File.GetLastWriteTimeUtc(probe) - File.GetLastWriteTimeUtc(path);
        }
        catch (UnauthorizedAccessException)
        {
            return DateTime.UtcNow - File.GetLastWriteTimeUtc(path);
        }
        finally
        {
            File.Delete(probe);
        }
    }

    private static string Boot() =>
        File.Exists("/proc/sys/kernel/random/boot_id") ? File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim() : "-";

    // A number may belong to another process by now, so the start is compared, too. Empty when there is no such process.
    private static string StartOf(int id)
    {
        try
        {
            if (File.Exists("/proc/self/stat"))
            {
                var stat = File.ReadAllText($"/proc/{id.ToString(CultureInfo.InvariantCulture)}/stat");
                return stat.Substring(stat.LastIndexOf(')') + 2).Split(' ')[19];
            }

            using var process = Process.GetProcessById(id);
            return process.StartTime.Ticks.ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is IOException or ArgumentException or InvalidOperationException)
        {
            return "";
        }
    }

    private static string Describe(string owner) =>
        owner.Split(' ') is { Length: 4 } parts ? $"process {parts[2]} on {parts[0]}" : "another process";

    private void Touch()
    {
        try
        {
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Check finds out before the next sbatch.
        }
    }
}

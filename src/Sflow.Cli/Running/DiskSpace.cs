using System.Globalization;

namespace Sflow.Cli.Running;

/// <summary>Looks whether the file system of the run folders has room for a run.</summary>
internal static class DiskSpace
{
    private const long Least = 100L * 1024 * 1024;

    /// <summary>The number of free MiB, if there are too few of them; null otherwise, and when nobody can tell.</summary>
    /// <param name="folder">An absolute path. The folder need not exist.</param>
    public static string? Little(string folder)
    {
        try
        {
            string? existing = folder;
            while (existing is not null && !Directory.Exists(existing))
                existing = Path.GetDirectoryName(existing);
            var free = existing is null ? Least : new DriveInfo(existing).AvailableFreeSpace;
            return free < Least ? (free / (1024 * 1024)).ToString(CultureInfo.InvariantCulture) + " MiB" : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null; // The script itself reports a folder in which it can't write.
        }
    }
}

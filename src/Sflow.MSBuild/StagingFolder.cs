using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;

namespace Sflow.MSBuild;

/// <summary>
/// Holds files that may become outputs: a sweep writes all of its rows or none, and has more of them than memory. It lies in the output folder, so that a file
/// becomes an output by a rename. What a build leaves that was killed is removed by the next one.
/// </summary>
internal sealed class StagingFolder : IDisposable
{
    // In the output folder; each build at work has a folder of its own in it. The targets know the name, too.
    private const string Name = ".staged";

    private const int MostAttempts = 5;
    private const string LockSuffix = ".lock";
    private readonly string all;
    private readonly string own;
    private readonly Lazy<FileStream> lease;
    private int count;

    /// <summary>A folder that is made when the first file comes.</summary>
    /// <param name="outputFolder">The output folder, an absolute path.</param>
    public StagingFolder(string outputFolder)
    {
        all = Path.Combine(outputFolder, Name);
        own = Path.Combine(all, Guid.NewGuid().ToString("N"));
        lease = new(Open);
    }

    /// <summary>A path for one more file. Safe for several threads at once.</summary>
    public string NextPath()
    {
        _ = lease.Value;
        return Path.Combine(own, Interlocked.Increment(ref count).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Removes what was not moved away.</summary>
    public void Dispose()
    {
        if (!lease.IsValueCreated)
            return;
        Directory.Delete(own, recursive: true);
        lease.Value.Dispose();
        File.Delete(own + LockSuffix);
        RemoveWhenEmpty();
    }

    // Another build may remove the empty folder, or try the lock, at this very moment; it does so once.
    private FileStream Open()
    {
        RemoveAbandoned();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Directory.CreateDirectory(all);
                var held = new FileStream(own + LockSuffix, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                Directory.CreateDirectory(own);
                return held;
            }
            catch (IOException) when (attempt < MostAttempts)
            {
                Thread.Sleep(10 * attempt);
            }
        }
    }

    // A folder whose lock nobody holds belongs to a build that is no more.
    private void RemoveAbandoned()
    {
        if (!Directory.Exists(all))
            return;
        foreach (var path in Directory.EnumerateFiles(all, "*" + LockSuffix))
        {
            try
            {
                using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                {
                    var folder = path.Substring(0, path.Length - LockSuffix.Length);
                    if (Directory.Exists(folder))
                        Directory.Delete(folder, recursive: true);
                }

                File.Delete(path);
            }
            catch (IOException)
            {
                // It is at work.
            }
        }
    }

    private void RemoveWhenEmpty()
    {
        try
        {
            if (!Directory.EnumerateFileSystemEntries(all).Any())
                Directory.Delete(all);
        }
        catch (IOException)
        {
            // Another build has just begun.
        }
    }
}

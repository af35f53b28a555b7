namespace Sflow.Hosting.Files;

/// <summary>
/// Holds files that may become outputs: a sweep writes all of its rows or none, and they don't fit into memory. The folder is in the output
/// folder, so that a rename makes a file an output. The next build removes the files of a build that was killed.
/// </summary>
internal sealed class StagingFolder : IDisposable
{
    // In the output folder; each running build has its own folder in it. The targets use this name, too.
    private const string Name = ".staged";

    private const int MostAttempts = 5;
    private const string LockSuffix = ".lock";
    private readonly string all;
    private readonly string own;
    private readonly Lazy<FileStream> lease;
    private int count;

    /// <summary>A folder that is created with the first file.</summary>
    /// <param name="outputFolder">The output folder, an absolute path.</param>
    public StagingFolder(string outputFolder)
    {
        all = Path.Combine(outputFolder, Name);
        own = Path.Combine(all, Guid.NewGuid().ToString("N"));
        lease = new(Open);

        // A build that stages nothing must leave nothing of a killed one, either.
        if (!Directory.Exists(all))
            return;
        RemoveAbandoned();
        RemoveWhenEmpty();
    }

    /// <summary>A path for one more file. Safe for concurrent use.</summary>
    public string NextPath()
    {
        _ = lease.Value;
        return Path.Combine(own, Interlocked.Increment(ref count).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Removes the files that were not moved away.</summary>
    public void Dispose()
    {
        if (!lease.IsValueCreated)
            return;
        Directory.Delete(own, recursive: true);
        lease.Value.Dispose();
        File.Delete(own + LockSuffix);
        RemoveWhenEmpty();
    }

    // Another build may remove the empty folder, or try the lock, at this moment; it does so once.
    private FileStream Open()
    {
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

    // A folder whose lock is free belongs to a build that has ended.
    private void RemoveAbandoned()
    {
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
                // That build is running.
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
            // Another build has just started.
        }
    }
}

using System.Runtime.InteropServices;

namespace Sflow.Hosting.Submission;

/// <summary>A ledger's file, opened by one build at a time. Others may read it meanwhile, see <see cref="LedgerReader"/>.</summary>
internal sealed class LedgerFile : IDisposable
{
    private const int MostAttempts = 10;
    private readonly LedgerLock held;
    private readonly FileStream stream;

    /// <summary>Opens or creates the file and prevents other writers.</summary>
    /// <param name="path">Its absolute path.</param>
    /// <exception cref="IOException">The file can't be opened, or another build has it open.</exception>
    public LedgerFile(string path)
        : this(new LedgerFolder(System.IO.Path.GetDirectoryName(path)!)) { }

    /// <summary>Opens or creates the ledger of a folder and prevents other writers.</summary>
    /// <param name="folder">The folder, which is created.</param>
    /// <exception cref="IOException">The file can't be opened, or another process submits.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not write in the folder.</exception>
    public LedgerFile(LedgerFolder folder)
    {
        Path = folder.LedgerPath;
        Directory.CreateDirectory(folder.Path);
        held = LedgerLock.Take(folder.LockPath);
        try
        {
            stream = Hold(Path);
            Text = LedgerReader.ReadAll(stream);
            EndLastLine();
        }
        catch
        {
            // This process may live on and would hold the lock.
            stream?.Dispose();
            held.Dispose();
            throw;
        }
    }

    /// <summary>Its absolute path.</summary>
    public string Path { get; }

    /// <summary>Its content when it was opened.</summary>
    public string Text { get; }

    /// <summary>Adds an entry. When this method returns, the entry is on the disk.</summary>
    /// <exception cref="IOException">The entry can't be written, or another process has written to the file.</exception>
    public void Append(LedgerEntry entry)
    {
        held.Check();
        Append(entry.ToJson() + "\n");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        stream.Dispose();
        held.Dispose();
    }

    // On Windows, FileShare.Read blocks other writers and admits readers. Elsewhere .NET takes an advisory lock, and only FileShare.None
    // takes one that blocks a second writer. A check whether the file is open takes the lock for an instant.
    private static FileStream Hold(string path)
    {
        var share = RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? FileShare.Read : FileShare.None;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                // Without a buffer: after a failed write, nothing is left that closing would try to write again.
                var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, share, bufferSize: 1);
                if (file.CanSeek)
                    return file;
                file.Dispose();
                throw new UnauthorizedAccessException($"'{path}' is not a regular file.");
            }
            catch (IOException) when (attempt < MostAttempts)
            {
                Thread.Sleep(50);
            }
        }
    }

    // A line that a crash cut off must not merge with the next one or become an unreadable line. The truncated part carries no information,
    // so it is overwritten.
    private void EndLastLine()
    {
        var last = Text.Substring(Text.LastIndexOf('\n') + 1);
        if (last.Length == 0)
            return;
        if (LedgerEntry.Parse(last) is not null)
        {
            Append("\n");
            return;
        }

        stream.SetLength(LengthOfWholeLines());
        stream.Seek(0, SeekOrigin.End);
    }

    // In bytes, because a line may be cut inside a character.
    private long LengthOfWholeLines()
    {
        for (var length = stream.Length; length > 0; length--)
        {
            stream.Seek(length - 1, SeekOrigin.Begin);
            if (stream.ReadByte() == '\n')
                return length;
        }

        return 0;
    }

    private void Append(string text)
    {
        if (stream.Length != stream.Position)
            throw new IOException($"another process has written to '{Path}'. Nothing more was submitted.");
        var bytes = Encoding.UTF8.GetBytes(text);
        stream.Write(bytes, 0, bytes.Length);
        stream.Flush(flushToDisk: true);

        // A device swallows what is written.
        if (stream.Length != stream.Position)
            throw new IOException($"'{Path}' does not keep what is written to it.");
    }
}

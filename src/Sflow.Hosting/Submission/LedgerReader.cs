using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Sflow.Hosting.Submission;

/// <summary>A ledger as a reader finds it, possibly while a build submits.</summary>
/// <param name="Text">What it holds; empty when there is none. Its last line may be half written.</param>
/// <param name="IsHeld">
/// True when a build is submitting: a submission without a recorded end is in progress then, and was interrupted otherwise.
/// </param>
internal sealed record LedgerReading(string Text, bool IsHeld);

/// <summary>Reads ledgers without blocking writers.</summary>
internal static class LedgerReader
{
    // O_RDONLY | O_NONBLOCK: opening a pipe that nobody writes must not wait.
    private static readonly int NonBlocking = RuntimeInformation.IsOSPlatform(OSPlatform.Linux) ? 0x800 : 0x4;

    /// <summary>Reads a ledger.</summary>
    /// <param name="path">Its absolute path; it need not exist.</param>
    /// <exception cref="IOException">It is there and can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static LedgerReading Read(string path)
    {
        // A missing end belongs to an interrupted submission only if nobody had the file open between two reads of the same content.
        for (var before = TextOf(path); ; )
        {
            var isHeld = IsHeld(path) || LedgerLock.IsHeld(new LedgerFolder(System.IO.Path.GetDirectoryName(path)!).LockPath);
            var after = TextOf(path);
            if (isHeld || after == before)
                return new LedgerReading(after, isHeld);
            before = after;
        }
    }

    /// <summary>The current content of a ledger.</summary>
    /// <param name="path">Its absolute path; it need not exist.</param>
    /// <exception cref="IOException">The file exists and can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not read the file.</exception>
    public static string TextOf(string path)
    {
        if (!File.Exists(path))
            return "";
        using var stream = RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
            ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)
            : OpenUnlocked(path);
        return ReadAll(stream);
    }

    /// <summary>The content of a file from its start, as long as the file says that it is: a device has no end.</summary>
    public static string ReadAll(FileStream stream)
    {
        stream.Seek(0, SeekOrigin.Begin);
        var bytes = new byte[stream.Length];
        var count = 0;
        for (int read; count < bytes.Length && (read = stream.Read(bytes, count, bytes.Length - count)) > 0; )
            count += read;
        return new UTF8Encoding(false).GetString(bytes, 0, count).TrimStart('\uFEFF');
    }

    // .NET locks every file that it opens itself, and a build that has the ledger open doesn't grant this lock.
    private static FileStream OpenUnlocked(string path)
    {
        var descriptor = NativeMethods.Open(path, NonBlocking);
        if (descriptor < 0)
            throw new IOException($"'{path}' cannot be read: {new Win32Exception(Marshal.GetLastWin32Error()).Message}");
        var stream = new FileStream(new SafeFileHandle((IntPtr)descriptor, ownsHandle: true), FileAccess.Read);
        if (stream.CanSeek)
            return stream;
        stream.Dispose();
        throw new IOException($"'{path}' is not a regular file.");
    }

    // A reader that shares only reading can open the file only when nobody writes to it.
    private static bool IsHeld(string path)
    {
        try
        {
            using (new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read))
                return false;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static class NativeMethods
    {
        [DllImport(
            "libc",
            EntryPoint = "open",
            SetLastError = true,
            CharSet = CharSet.Ansi,
            BestFitMapping = false,
            ThrowOnUnmappableChar = true
        )]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Open(string path, int flags);
    }
}

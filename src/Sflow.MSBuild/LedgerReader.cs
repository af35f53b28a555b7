using System;
using System.ComponentModel;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Sflow.MSBuild;

/// <summary>A ledger as somebody finds it who only looks, perhaps while a build submits.</summary>
/// <param name="Text">What it holds; empty when there is none. Its last line may be half written.</param>
/// <param name="IsHeld">True when a build is submitting: a submission of whose end it says nothing is under way then, else it was interrupted.</param>
internal sealed record LedgerReading(string Text, bool IsHeld);

/// <summary>Reads ledgers without keeping anybody from writing to them.</summary>
internal static class LedgerReader
{
    /// <summary>Reads a ledger.</summary>
    /// <param name="path">Its absolute path; it need not exist.</param>
    /// <exception cref="IOException">It is there and can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static LedgerReading Read(string path)
    {
        // An end that is missing is one of an interrupted submission only if nobody held the file between two looks at the same text.
        for (var before = TextOf(path); ;)
        {
            var isHeld = IsHeld(path);
            var after = TextOf(path);
            if (isHeld || after == before)
                return new LedgerReading(after, isHeld);
            before = after;
        }
    }

    /// <summary>What a ledger holds now.</summary>
    /// <param name="path">Its absolute path; it need not exist.</param>
    /// <exception cref="IOException">It is there and can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static string TextOf(string path)
    {
        if (!File.Exists(path))
            return "";
        using var stream = RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
            ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)
            : OpenUnlocked(path);
        using var reader = new StreamReader(stream, new UTF8Encoding(false));
        return reader.ReadToEnd();
    }

    // .NET takes a lock with every file that it opens itself, which a build that holds the ledger does not grant.
    private static FileStream OpenUnlocked(string path)
    {
        var descriptor = NativeMethods.Open(path, 0);
        if (descriptor < 0)
            throw new IOException($"'{path}' cannot be read: {new Win32Exception(Marshal.GetLastWin32Error()).Message}");
        return new FileStream(new SafeFileHandle((IntPtr)descriptor, ownsHandle: true), FileAccess.Read);
    }

    // Who shares reading only gets the file only when nobody writes to it.
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
        // The flags 0 are "only reading" on every Unix.
        [DllImport("libc", EntryPoint = "open", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Open(string path, int flags);
    }
}

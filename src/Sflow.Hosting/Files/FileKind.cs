using System.Runtime.InteropServices;

namespace Sflow.Hosting.Files;

/// <summary>Recognizes named pipes and terminals. Opening a pipe as a file waits for a writer, perhaps forever.</summary>
internal static class FileKind
{
    private const int ReadOnly = 0;
    private const int FromHere = 1;

    // O_NONBLOCK of Linux and of macOS: the opening of a pipe returns at once.
    private static readonly int NoWait = RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? 0x4 : 0x800;

    /// <summary>The reason why a path can't be read as a file; null when it can, or when a normal opening says more.</summary>
    /// <param name="path">An absolute path.</param>
    public static string? ProblemOf(string path)
    {
        // A pipe has the length 0.
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows) || new FileInfo(path) is not { Exists: true, Length: 0 })
            return null;
        var file = NativeMethods.Open(path, ReadOnly | NoWait);
        if (file < 0)
            return null;
        try
        {
            return NativeMethods.Seek(file, IntPtr.Zero, FromHere) == new IntPtr(-1) ? "it is a pipe or a terminal, not a file" : null;
        }
        finally
        {
            _ = NativeMethods.Close(file);
        }
    }

    private static class NativeMethods
    {
        [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Open(string path, int flags);

        [DllImport("libc", EntryPoint = "lseek")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern IntPtr Seek(int file, IntPtr offset, int origin);

        [DllImport("libc", EntryPoint = "close")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Close(int file);
    }
}

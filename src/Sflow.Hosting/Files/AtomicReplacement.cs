using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Sflow.Hosting.Files;

/// <summary>Replaces a file in one step, so that a reader sees the old file or the new one.</summary>
internal static class AtomicReplacement
{
    /// <summary>Moves a file to a path of the same file system, where another file may exist.</summary>
    /// <exception cref="IOException">The file can't be moved there.</exception>
    public static void Move(string temporary, string path)
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            // rename(2) is one call. .NET's own methods look at both files first, which costs as much as writing them.
            if (NativeMethods.Rename(temporary, path) != 0)
                throw new IOException($"'{path}' cannot be written: {new Win32Exception(Marshal.GetLastWin32Error()).Message}.");
            return;
        }

        try
        {
            if (!File.Exists(path))
            {
                File.Move(temporary, path);
                return;
            }
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another build was faster; its file is replaced like any other.
        }

        File.Replace(temporary, path, null);
    }

    private static class NativeMethods
    {
        [DllImport(
            "libc",
            EntryPoint = "rename",
            SetLastError = true,
            CharSet = CharSet.Ansi,
            BestFitMapping = false,
            ThrowOnUnmappableChar = true
        )]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Rename(string from, string to);
    }
}

using System.Runtime.InteropServices;
using Sflow.Generation;

namespace Sflow.Hosting.Files;

/// <summary>Writes files that don't exist yet.</summary>
internal static class NewFile
{
    private const uint ScriptMode = 0x1ED; // rwxr-xr-x

    /// <summary>Writes a file without holding all of it in memory.</summary>
    public static void Write(string path, GeneratedFile file)
    {
        using (var stream = Create(path))
        {
            file.Content.EachPart(
                (bytes, count) =>
                {
                    stream.Write(bytes, 0, count);
                    return true;
                }
            );
        }

        if (file.IsExecutable)
            MakeExecutable(path);
    }

    /// <summary>Writes a file.</summary>
    /// <returns>Its mark, which can't be trusted yet.</returns>
    public static FileMark Write(string path, byte[] bytes, int count, bool isExecutable)
    {
        using (var stream = Create(path))
            stream.Write(bytes, 0, count);
        if (isExecutable)
            MakeExecutable(path);
        return new FileMark(count, File.GetLastWriteTimeUtc(path).Ticks);
    }

    private static FileStream Create(string path) => new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1);

    private static void MakeExecutable(string path)
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows) && NativeMethods.Chmod(path, ScriptMode) != 0)
            throw new IOException($"'{path}' cannot be made executable.");
    }

    private static class NativeMethods
    {
        [DllImport(
            "libc",
            EntryPoint = "chmod",
            SetLastError = true,
            CharSet = CharSet.Ansi,
            BestFitMapping = false,
            ThrowOnUnmappableChar = true
        )]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Chmod(string path, uint mode);
    }
}

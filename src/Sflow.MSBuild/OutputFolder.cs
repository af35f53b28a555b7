using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;

namespace Sflow.MSBuild;

/// <summary>Writes files so that a reader never sees half of one, and only when their bytes change.</summary>
/// <param name="folder">The folder that all of them lie in, an absolute path.</param>
internal sealed class OutputFolder(string folder)
{
    private const uint ScriptMode = 0x1ED; // rwxr-xr-x

    /// <summary>The absolute path of a file.</summary>
    public string PathOf(GeneratedFile file) => Path.Combine(folder, file.RelativePath.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Writes a file; true when its bytes changed.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public bool Write(GeneratedFile file)
    {
        var path = PathOf(file);
        var bytes = Encoding.UTF8.GetBytes(file.Content.ToString());
        if (IsEqual(path, bytes))
            return false;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);

        // Two builds at once must not write to one temporary file.
        var temporary = path + "." + Guid.NewGuid().ToString("N") + ".tmp";
        try
        {
            File.WriteAllBytes(temporary, bytes);
            if (file.IsExecutable && !RuntimeInformation.IsOSPlatform(OSPlatform.Windows) && NativeMethods.Chmod(temporary, ScriptMode) != 0)
                throw new IOException($"'{temporary}' cannot be made executable.");
            Replace(temporary, path);
        }
        finally
        {
            File.Delete(temporary);
        }

        return true;
    }

    /// <summary>Deletes a file that was written before, and then its folder when nothing else is in it.</summary>
    /// <param name="path">An absolute path.</param>
    public void Delete(string path)
    {
        var parent = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(parent))
            return;
        File.Delete(path);
        if (parent.TrimEnd(Path.DirectorySeparatorChar) != folder.TrimEnd(Path.DirectorySeparatorChar) && !Directory.EnumerateFileSystemEntries(parent).Any())
            Directory.Delete(parent);
    }

    private static bool IsEqual(string path, byte[] bytes) =>
        File.Exists(path) && new FileInfo(path).Length == bytes.Length && ((IEnumerable<byte>)File.ReadAllBytes(path)).SequenceEqual(bytes);

    private static void Replace(string temporary, string path)
    {
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
            // Another build was quicker; its file is replaced like any other.
        }

        File.Replace(temporary, path, null);
    }

    private static class NativeMethods
    {
        [DllImport("libc", EntryPoint = "chmod", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Chmod(string path, uint mode);
    }
}

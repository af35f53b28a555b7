using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace Sflow.MSBuild;

/// <summary>Writes files so that a reader never sees half of one, and only when their bytes change.</summary>
/// <param name="folder">The folder that all of them lie in, an absolute path.</param>
internal sealed class OutputFolder(string folder)
{
    private const uint ScriptMode = 0x1ED; // rwxr-xr-x

    // What was read last: the files of a large sweep are compared without an array for each.
    [ThreadStatic]
    private static byte[]? readBytes;

    /// <summary>The folder, an absolute path.</summary>
    public string Root { get; } = folder;

    /// <summary>The absolute path of a file.</summary>
    /// <param name="relativePath">Its path below the folder, with <c>/</c>.</param>
    public string PathOf(string relativePath) => Path.Combine(Root, relativePath.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Writes a file; true when its bytes changed.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public bool Write(GeneratedFile file) => file.Content.WithBytes((bytes, count) =>
    {
        if (IsEqual(file.RelativePath, bytes, count))
            return false;

        // Two builds at once must not write to one temporary file.
        var path = PathOf(file.RelativePath);
        var temporary = path + "." + Guid.NewGuid().ToString("N") + ".tmp";
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            WriteNew(temporary, bytes, count, file.IsExecutable);
            Replace(temporary, path);
        }
        finally
        {
            File.Delete(temporary);
        }

        return true;
    });

    /// <summary>Makes a file of the same file system one of the folder's.</summary>
    /// <param name="path">Where it is, an absolute path.</param>
    /// <param name="relativePath">Where it will be; its folder is there.</param>
    public void Take(string path, string relativePath) => Replace(path, PathOf(relativePath));

    /// <summary>Makes a folder in the folder.</summary>
    /// <param name="relativePath">Its path; empty for the folder itself.</param>
    public void Create(string relativePath) => Directory.CreateDirectory(PathOf(relativePath));

    /// <summary>The folder in which a file lies, both paths with <c>/</c>.</summary>
    public static string FolderOf(string relativePath) => relativePath.LastIndexOf('/') is var end and >= 0 ? relativePath.Substring(0, end) : "";

    /// <summary>True when a file has just these bytes.</summary>
    public bool IsEqual(string relativePath, byte[] bytes, int count) =>
        Read(relativePath, count) == count && new ReadOnlySpan<byte>(readBytes, 0, count).SequenceEqual(new ReadOnlySpan<byte>(bytes, 0, count));

    /// <summary>True when a file's bytes have this hash.</summary>
    public bool Has(string relativePath, string sha256) => Read(relativePath, null) is var count and >= 0 && FileText.Sha256(readBytes!, count) == sha256;

    /// <summary>Writes a file that isn't there yet.</summary>
    public static void WriteNew(string path, byte[] bytes, int count, bool isExecutable)
    {
        using (var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1))
            stream.Write(bytes, 0, count);
        if (isExecutable && !RuntimeInformation.IsOSPlatform(OSPlatform.Windows) && NativeMethods.Chmod(path, ScriptMode) != 0)
            throw new IOException($"'{path}' cannot be made executable.");
    }

    /// <summary>Deletes a file that was written before, and then its folder when nothing else is in it.</summary>
    /// <param name="path">An absolute path.</param>
    public void Delete(string path)
    {
        var parent = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(parent))
            return;
        File.Delete(path);
        if (parent.TrimEnd(Path.DirectorySeparatorChar) != Root.TrimEnd(Path.DirectorySeparatorChar) && !Directory.EnumerateFileSystemEntries(parent).Any())
            Directory.Delete(parent);
    }

    // How many bytes were read; -1 when the file isn't there or has another length.
    private int Read(string relativePath, int? length)
    {
        var path = PathOf(relativePath);
        if (!File.Exists(path))
            return -1;
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        if (stream.Length > int.MaxValue / 2 || (length is not null && stream.Length != length))
            return -1;
        if (readBytes is null || readBytes.Length < stream.Length)
            readBytes = new byte[Math.Max(256 * 1024, (int)stream.Length)];
        var count = 0;
        for (int more; count < readBytes.Length && (more = stream.Read(readBytes, count, readBytes.Length - count)) > 0;)
            count += more;
        return count;
    }

    /// <summary>Puts a file in the place of another, which may be there or not.</summary>
    /// <exception cref="IOException">It can't be put there.</exception>
    public static void Replace(string temporary, string path)
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            // One call that is never seen half done; .NET's own look at both files first, which costs as much as writing them.
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
            // Another build was quicker; its file is replaced like any other.
        }

        File.Replace(temporary, path, null);
    }

    private static class NativeMethods
    {
        [DllImport("libc", EntryPoint = "chmod", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Chmod(string path, uint mode);

        [DllImport("libc", EntryPoint = "rename", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Rename(string from, string to);
    }
}

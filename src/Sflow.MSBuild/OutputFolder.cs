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
    public string Root { get; } = folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;

    /// <summary>The absolute path of a file.</summary>
    /// <param name="relativePath">Its path below the folder, with <c>/</c>.</param>
    public string PathOf(string relativePath) => Root + Native(relativePath);

    /// <summary>A path with <c>/</c> as this machine writes it.</summary>
    public static string Native(string relativePath) => Path.DirectorySeparatorChar == '/' ? relativePath : relativePath.Replace('/', Path.DirectorySeparatorChar);

    /// <summary>Writes a file; true when its bytes changed.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public bool Write(GeneratedFile file)
    {
        var path = PathOf(file.RelativePath);
        if (Holds(path, file.Content.EachPart))
            return false;

        // Two builds at once must not write to one temporary file.
        var temporary = path + "." + Guid.NewGuid().ToString("N") + ".tmp";
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            WriteNew(temporary, file);
            Replace(temporary, path);
        }
        finally
        {
            File.Delete(temporary);
        }

        return true;
    }

    /// <summary>Makes a file of the same file system one of the folder's.</summary>
    /// <param name="path">Where it is, an absolute path.</param>
    /// <param name="relativePath">Where it will be; its folder is there.</param>
    public void Take(string path, string relativePath) => Replace(path, PathOf(relativePath));

    /// <summary>Makes a folder in the folder.</summary>
    /// <param name="relativePath">Its path; empty for the folder itself.</param>
    public void Create(string relativePath) => Directory.CreateDirectory(PathOf(relativePath));

    /// <summary>The folder in which a file lies, both paths with <c>/</c>.</summary>
    public static string FolderOf(string relativePath) => relativePath.LastIndexOf('/') is var end and >= 0 ? relativePath.Substring(0, end) : "";

    /// <summary>True when a file has just the bytes of another one.</summary>
    /// <param name="relativePath">Its path below the folder, with <c>/</c>.</param>
    /// <param name="path">The other one, an absolute path.</param>
    public bool Has(string relativePath, string path) => Holds(PathOf(relativePath), use => EachPart(path, use));

    /// <summary>A file that has just these bytes; null when it has others or isn't there.</summary>
    public FileMark? Find(string relativePath, byte[] bytes, int count) =>
        Read(relativePath, count) is { } mark && HasRead(bytes, count) ? mark : null;

    /// <summary>A file as it is now, the same instance when nothing is new; null when its bytes changed or it is gone. It is read only when its time doesn't tell.</summary>
    public RowFile? Look(RowFile file)
    {
        if (file.Mark.Time != 0 && FileMark.Of(PathOf(file.Path)) == file.Mark)
            return file;
        return Read(file.Path, file.Mark.Length) is { } mark && FileText.Sha256(readBytes!, (int)mark.Length) == file.Sha256 ? file.With(mark) : null;
    }

    /// <summary>Writes a file that isn't there yet, without its whole text in memory.</summary>
    public static void WriteNew(string path, GeneratedFile file)
    {
        using (var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1))
        {
            file.Content.EachPart((bytes, count) =>
            {
                stream.Write(bytes, 0, count);
                return true;
            });
        }

        if (file.IsExecutable)
            MakeExecutable(path);
    }

    /// <summary>Writes a file that isn't there yet.</summary>
    /// <returns>Its mark, not yet one to trust.</returns>
    public static FileMark WriteNew(string path, byte[] bytes, int count, bool isExecutable)
    {
        using (var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1))
            stream.Write(bytes, 0, count);
        if (isExecutable)
            MakeExecutable(path);
        return new FileMark(count, File.GetLastWriteTimeUtc(path).Ticks);
    }

    /// <summary>Deletes a file that was written before, and then its folder when nothing else is in it.</summary>
    /// <param name="path">An absolute path.</param>
    public void Delete(string path)
    {
        var parent = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(parent))
            return;
        File.Delete(path);
        if (parent + Path.DirectorySeparatorChar != Root && !Directory.EnumerateFileSystemEntries(parent).Any())
            Directory.Delete(parent);
    }

    // Reads a file of a known length; null when it isn't there or has another length. It is looked at before it is read: who writes to it meanwhile gives it
    // another time.
    private FileMark? Read(string relativePath, long length)
    {
        var path = PathOf(relativePath);
        var looked = DateTime.UtcNow;
        if (FileMark.Of(path) is not { } mark || (mark.Time != 0 && mark.Length != length) || length > int.MaxValue / 2)
            return null;
        try
        {
            using var stream = Open(path);
            if (stream.Length != length)
                return null;
            return ReadPart(stream, (int)length) ? new FileMark(length, mark.Time).TrustedSince(looked) : null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null; // a link to nothing, or another build has just removed it
        }
    }

    private static void MakeExecutable(string path)
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows) && NativeMethods.Chmod(path, ScriptMode) != 0)
            throw new IOException($"'{path}' cannot be made executable.");
    }

    // True when a file has just the bytes that come part by part.
    private static bool Holds(string path, Func<Func<byte[], int, bool>, bool> eachPart)
    {
        if (!File.Exists(path))
            return false;
        try
        {
            using var stream = Open(path);
            return eachPart((bytes, count) => ReadPart(stream, count) && HasRead(bytes, count)) && stream.ReadByte() < 0;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false; // another build has just removed it
        }
    }

    private static bool EachPart(string path, Func<byte[], int, bool> use)
    {
        using var stream = Open(path);
        var bytes = new byte[81920];
        for (int count; (count = stream.Read(bytes, 0, bytes.Length)) > 0;)
        {
            if (!use(bytes, count))
                return false;
        }

        return true;
    }

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);

    // Reads so many bytes; false when there are fewer.
    private static bool ReadPart(FileStream stream, int length)
    {
        if (readBytes is null || readBytes.Length < length)
            readBytes = new byte[Math.Max(256 * 1024, length)];
        var count = 0;
        for (int more; count < length && (more = stream.Read(readBytes, count, length - count)) > 0;)
            count += more;
        return count == length;
    }

    private static bool HasRead(byte[] bytes, int count) => new ReadOnlySpan<byte>(readBytes, 0, count).SequenceEqual(new ReadOnlySpan<byte>(bytes, 0, count));

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

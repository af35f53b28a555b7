using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using Sflow.Slurm;

namespace Sflow.MSBuild;

/// <summary>A ledger's file, held by one build at a time. Others may read it meanwhile, see <see cref="LedgerReader"/>.</summary>
internal sealed class LedgerFile : IDisposable
{
    private const int MostAttempts = 10;
    private readonly FileStream stream;

    /// <summary>Opens or creates the file and keeps others from writing to it.</summary>
    /// <param name="path">Its absolute path.</param>
    /// <exception cref="IOException">It can't be opened, or another build holds it.</exception>
    public LedgerFile(string path)
    {
        Path = path;
        stream = Hold(path);
        using var reader = new StreamReader(stream, new UTF8Encoding(false), true, 4096, leaveOpen: true);
        Text = reader.ReadToEnd();
        EndLastLine();
    }

    /// <summary>Its absolute path.</summary>
    public string Path { get; }

    /// <summary>What it held when it was opened.</summary>
    public string Text { get; }

    /// <summary>Adds an entry; when this returns, it is on the disk.</summary>
    public void Append(LedgerEntry entry) => Append(entry.ToJson() + "\n");

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    // On Windows only what is not shared is kept from others. Elsewhere .NET takes an advisory lock, and only None takes one that keeps a second writer out.
    // Whoever asks whether the file is held has it for an instant.
    private static FileStream Hold(string path)
    {
        var share = RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? FileShare.Read : FileShare.None;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, share);
            }
            catch (IOException) when (attempt < MostAttempts)
            {
                Thread.Sleep(50);
            }
        }
    }

    // A line that a crash cut off must not swallow the next one, nor become a line that nobody can read. What is cut off says nothing: it is written again.
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

    // In bytes, as the cut may go through a character.
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
        var bytes = Encoding.UTF8.GetBytes(text);
        stream.Write(bytes, 0, bytes.Length);
        stream.Flush(flushToDisk: true);
    }
}

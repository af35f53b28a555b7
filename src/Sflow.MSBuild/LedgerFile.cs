using System;
using System.IO;
using System.Text;
using Sflow.Slurm;

namespace Sflow.MSBuild;

/// <summary>A ledger's file, held by one build at a time.</summary>
internal sealed class LedgerFile : IDisposable
{
    private readonly FileStream stream;

    /// <summary>Opens or creates the file and keeps others out of it.</summary>
    /// <param name="path">Its absolute path.</param>
    /// <exception cref="IOException">It can't be opened, or another build holds it.</exception>
    public LedgerFile(string path)
    {
        Path = path;
        stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        using var reader = new StreamReader(stream, new UTF8Encoding(false), true, 4096, leaveOpen: true);
        Text = reader.ReadToEnd();

        // A line that a crash cut off must not swallow the next one.
        stream.Seek(0, SeekOrigin.End);
        if (Text.Length > 0 && Text[Text.Length - 1] != '\n')
            Append("");
    }

    /// <summary>Its absolute path.</summary>
    public string Path { get; }

    /// <summary>What it held when it was opened.</summary>
    public string Text { get; }

    /// <summary>Adds an entry; when this returns, it is on the disk.</summary>
    public void Append(LedgerEntry entry) => Append(entry.ToJson());

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    private void Append(string line)
    {
        var bytes = Encoding.UTF8.GetBytes(line + "\n");
        stream.Write(bytes, 0, bytes.Length);
        stream.Flush(flushToDisk: true);
    }
}

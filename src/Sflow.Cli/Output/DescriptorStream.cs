using System.Runtime.InteropServices;

namespace Sflow.Cli.Output;

/// <summary>
/// Writes to a descriptor of a Unix system. The streams of .NET won't do: that of Console takes a pipe without a reader for one that reads
/// everything and sends control sequences to a terminal; a FileStream doesn't share its position with other processes.
/// </summary>
/// <param name="descriptor">1 for standard output, 2 for standard error.</param>
internal sealed class DescriptorStream(int descriptor) : Stream
{
    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    /// <exception cref="BrokenPipeException">The reader has gone.</exception>
    /// <exception cref="IOException">The system takes no more, for example because the disk is full.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            var count = SystemCalls.write(descriptor, ref MemoryMarshal.GetReference(buffer), buffer.Length);
            if (count >= 0)
                buffer = buffer[(int)count..];
            else
                Handle(Marshal.GetLastPInvokeError());
        }
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
        // Nothing is kept.
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    private void Handle(int problem)
    {
        switch (problem)
        {
            case SystemCalls.Interrupted:
                return;
            case SystemCalls.BrokenPipe:
                throw new BrokenPipeException();
            // Another process has made a shared terminal or pipe non-blocking.
            case SystemCalls.Again or SystemCalls.AgainOfMac:
                SystemCalls.WaitUntilWritable(descriptor);
                return;
            default:
                throw new IOException(Marshal.GetPInvokeErrorMessage(problem));
        }
    }
}

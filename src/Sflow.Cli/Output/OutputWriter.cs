namespace Sflow.Cli.Output;

/// <summary>
/// Writes UTF-8 without a byte-order mark to a standard stream, whatever the locale is. After a failure it drops what follows, so that the
/// failure is reported once.
/// </summary>
internal sealed class OutputWriter : TextWriter
{
    private const int SmallestBuffer = 256;

    private readonly StreamWriter? writer;
    private readonly string name;
    private bool hasFailed;

    /// <summary>Creates a writer.</summary>
    /// <param name="stream">The stream; null for one that is closed.</param>
    /// <param name="name">Its name in messages.</param>
    /// <param name="buffer">The size of the buffer in bytes; 0 to write at once.</param>
    public OutputWriter(Stream? stream, string name, int buffer)
        : base(CultureInfo.InvariantCulture)
    {
        this.name = name;
        CoreNewLine = ['\n'];
        if (stream is not null)
            writer = new StreamWriter(stream, new UTF8Encoding(false), Math.Max(buffer, SmallestBuffer)) { AutoFlush = buffer == 0 };
    }

    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    /// <inheritdoc/>
    /// <exception cref="BrokenPipeException">The reader has gone.</exception>
    /// <exception cref="IOException">The stream is closed or full.</exception>
    public override void Write(char value) => Write([value]);

    /// <inheritdoc/>
    public override void Write(string? value) => Write(value.AsSpan());

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (buffer.Length == 0 || hasFailed)
            return;
        if (writer is null)
            throw Failed("it is closed");
        try
        {
            writer.Write(buffer);
        }
        catch (BrokenPipeException e)
        {
            throw Failed(e);
        }
        catch (IOException e)
        {
            throw Failed(e);
        }
    }

    /// <inheritdoc/>
    public override void Flush()
    {
        if (hasFailed || writer is null)
            return;
        try
        {
            writer.Flush();
        }
        catch (BrokenPipeException e)
        {
            throw Failed(e);
        }
        catch (IOException e)
        {
            throw Failed(e);
        }
    }

    private Exception Failed(IOException e) => IsBrokenPipe(e) ? Failed(new BrokenPipeException()) : Failed(e.Message.TrimEnd('.'));

    private Exception Failed(string why) => Failed((Exception)new IOException($"{name} can't be written: {why}"));

    private Exception Failed(Exception e)
    {
        hasFailed = true;
        return e;
    }

    // ERROR_BROKEN_PIPE and ERROR_NO_DATA of Windows.
    private static bool IsBrokenPipe(IOException e) => e.HResult is unchecked((int)0x8007006D) or unchecked((int)0x800700E8);
}

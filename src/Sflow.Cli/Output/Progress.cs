using System.Diagnostics;

namespace Sflow.Cli.Output;

/// <summary>
/// Shows how far a command is: how many are done, the rate, and the time that remains. Nothing appears in the first second. The methods are
/// safe for several threads at once.
/// </summary>
internal sealed class Progress : IDisposable
{
    private const int Parts = 10;
    private const int Spare = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(200);

    private readonly string what;
    private readonly TextWriter? writer;
    private readonly bool isLive;
    private readonly Lock gate;
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly Timer? timer;
    private int total;
    private int done;
    private int shownParts;
    private bool isVisible;
    private bool isEnded;

    /// <summary>Creates it, and starts the clock.</summary>
    /// <param name="what">What is counted, a plural such as <c>rows</c>.</param>
    /// <param name="total">How many there are; 0 if that is not known yet.</param>
    /// <param name="writer">Takes the lines; null for none.</param>
    /// <param name="isLive">True for one line that changes, false for a line per 10 %.</param>
    /// <param name="gate">Held by whoever writes to the same terminal.</param>
    public Progress(string what, int total, TextWriter? writer, bool isLive, Lock gate)
    {
        (this.what, this.total, this.writer, this.isLive, this.gate) = (what, total, writer, isLive, gate);
        if (writer is not null && isLive)
            timer = new Timer(_ => Show(), null, Patience, Pace);
    }

    /// <summary>Counts one that is done.</summary>
    public void Step() => Step(total);

    /// <summary>Counts one that is done, and says how many there are.</summary>
    /// <param name="all">How many there are.</param>
    public void Step(int all)
    {
        var count = Interlocked.Increment(ref done);
        total = all;
        if (writer is null || isLive || all == 0 || clock.Elapsed < Patience)
            return;
        var part = (int)((long)count * Parts / all);
        if (part <= Volatile.Read(ref shownParts))
            return;
        lock (gate)
        {
            if (part <= shownParts || isEnded)
                return;
            shownParts = part;
            Write(Text(count) + "\n");
        }
    }

    /// <summary>Takes the line away before something else is written. The caller holds the gate.</summary>
    public void Hide()
    {
        if (!isVisible)
            return;
        isVisible = false;
        Write("\r\u001b[K");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        timer?.Dispose();
        lock (gate)
        {
            isEnded = true;
            Hide();
        }
    }

    private void Show()
    {
        lock (gate)
        {
            if (isEnded)
                return;
            var text = Text(Volatile.Read(ref done));
            // A line that wraps can't be taken away; the terminal itself adds ^C.
            var width = Math.Max(WindowSize.Of(2).Columns - Spare, 1);
            isVisible = true;
            Write("\r\u001b[K" + (text.Length > width ? text[..width] : text));
        }
    }

    private string Text(int count)
    {
        var seconds = clock.Elapsed.TotalSeconds;
        var rate = count / seconds;
        var text = new StringBuilder($"{what}: {count}");
        if (total > 0)
            text.Append(CultureInfo.InvariantCulture, $" of {total} ({(long)count * 100 / total} %)");
        if (count > 0)
            text.Append(CultureInfo.InvariantCulture, $", {Rate(rate)}/s");
        if (count > 0 && total > count)
            text.Append(CultureInfo.InvariantCulture, $", {Time((total - count) / rate)} left");
        return text.ToString();
    }

    private static string Rate(double rate) => rate.ToString(rate < Parts ? "0.0" : "0", CultureInfo.InvariantCulture);

    private static string Time(double seconds)
    {
        var time = TimeSpan.FromSeconds(Math.Min(Math.Ceiling(seconds), TimeSpan.SecondsPerDay * 99));
        if (time.TotalHours >= 1)
            return $"{(int)time.TotalHours} h {time.Minutes} min";
        return time.TotalMinutes >= 1 ? $"{time.Minutes} min {time.Seconds} s" : $"{time.Seconds} s";
    }

    private void Write(string text)
    {
        try
        {
            writer!.Write(text);
        }
        catch (Exception e) when (e is IOException or BrokenPipeException)
        {
            // Nobody looks.
        }
    }
}

using Newtonsoft.Json;
using Spectre.Console;

namespace Sflow.Cli.Output;

/// <summary>
/// Where a verb writes: data to standard output; diagnostics, notes and progress to standard error. Strings of users are written as text,
/// never as markup or control sequences. It is safe for several threads at once.
/// </summary>
internal sealed class Terminal : IDisposable
{
    private readonly Lock gate = new();
    private readonly TerminalSettings settings;
    private readonly OutputWriter data = StandardStreams.Output;
    private readonly OutputWriter messages = StandardStreams.Error;
    private readonly IDiagnosticForm form;
    private readonly Lazy<IAnsiConsole> output;
    private readonly Lazy<IAnsiConsole> error;
    private Progress? progress;

    private Terminal(TerminalSettings settings)
    {
        this.settings = settings;
        OutputIsTerminal = !Console.IsOutputRedirected;
        ErrorIsTerminal = !Console.IsErrorRedirected;
        OutputHasColors = ColorChoice.IsOn(settings.Color, OutputIsTerminal, Environment.GetEnvironmentVariable);
        var errorHasColors = ColorChoice.IsOn(settings.Color, ErrorIsTerminal, Environment.GetEnvironmentVariable);
        Diagnostics = new DiagnosticWriter(this);
        form = settings.Format switch
        {
            DiagnosticFormat.Json => new JsonForm(messages),
            DiagnosticFormat.Github => new GithubForm(messages),
            DiagnosticFormat.Sarif => new SarifForm(messages),
            _ => new TextForm(messages, ErrorIsTerminal, errorHasColors),
        };
        // Whatever is drawn there would make a document of a machine's format unreadable.
        var drawn = settings.Format == DiagnosticFormat.Text ? (TextWriter)messages : TextWriter.Null;
        output = new(() => ConsoleOutput.ConsoleOf(data, 1, OutputIsTerminal, OutputHasColors));
        error = new(() => ConsoleOutput.ConsoleOf(drawn, 2, ErrorIsTerminal && drawn == messages, errorHasColors));
    }

    /// <summary>Standard output, for styled data.</summary>
    public IAnsiConsole Output => output.Value;

    /// <summary>Standard error. Nothing arrives there when a program reads the diagnostics.</summary>
    public IAnsiConsole Error => error.Value;

    /// <summary>True when standard output is a terminal.</summary>
    public bool OutputIsTerminal { get; }

    /// <summary>True when standard error is a terminal.</summary>
    public bool ErrorIsTerminal { get; }

    /// <summary>True when data gets colors.</summary>
    public bool OutputHasColors { get; }

    /// <summary>Takes diagnostics.</summary>
    public DiagnosticWriter Diagnostics { get; }

    /// <summary>The exit code of the call, which some forms of diagnostics report at their end.</summary>
    public int ExitCode { get; set; }

    /// <summary>Opens the terminal of this process.</summary>
    public static Terminal Open(TerminalSettings settings) => new(settings);

    /// <summary>Writes data, exactly these characters, and a line end.</summary>
    public void Line(string text) => Data(text + "\n");

    /// <summary>
    /// Writes data, exactly these characters. A terminal gets no control characters and none that change the direction.
    /// </summary>
    /// <exception cref="BrokenPipeException">The reader has gone.</exception>
    /// <exception cref="IOException">Standard output is closed or full.</exception>
    public void Data(string text)
    {
        lock (gate)
        {
            progress?.Hide();
            data.Write(OutputIsTerminal ? SafeText.Of(text) : text);
        }
    }

    /// <summary>Writes a page of the command's own, whose headings may be styled. Nothing of a user's is in it.</summary>
    /// <exception cref="BrokenPipeException">The reader has gone.</exception>
    /// <exception cref="IOException">Standard output is closed or full.</exception>
    public void Page(string text) => Draw(() => data.Write(text));

    /// <summary>Writes data for programs: one JSON object whose first member names its schema.</summary>
    /// <param name="schema">The schema and its version, such as <c>sflow.plan/1</c>.</param>
    /// <param name="members">Writes the other members.</param>
    public void Json(string schema, Action<JsonTextWriter> members)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using (var json = new JsonTextWriter(text) { Formatting = Formatting.Indented })
        {
            json.WriteStartObject();
            json.WritePropertyName("schema");
            json.WriteValue(schema);
            members(json);
            json.WriteEndObject();
        }

        // What is escaped for a terminal, is escaped as JSON does it.
        Line(text.ToString());
    }

    /// <summary>Writes a table to standard output.</summary>
    public void Write(TextTable table)
    {
        if (OutputIsTerminal)
            Draw(() => table.Draw(Output, WindowSize.Of(1).Columns));
        else
            Data(table.ToString());
    }

    /// <summary>Says something to the person: one line on standard error.</summary>
    public void Note(string text)
    {
        // A line end in a name must not make a line of its own, which a runner of GitHub could take for a command.
        if (settings.Level <= LogLevel.Info)
            Message(settings.Format == DiagnosticFormat.Text ? SafeText.OneLine(text) : text);
    }

    /// <summary>Says something to a developer of Sflow.</summary>
    public void Debug(string text)
    {
        if (settings.Level == LogLevel.Debug)
            Write(form => form.Note(text, isDebug: true));
    }

    /// <summary>True when a diagnostic of a severity is shown.</summary>
    public bool Shows(Severity severity) => settings.Level.Shows(severity);

    /// <summary>Writes a line to standard error, safe for a terminal, whatever the level is.</summary>
    public void Message(string text) => Write(form => form.Note(text, isDebug: false));

    /// <summary>
    /// Shows how far a command is, once it takes longer than a second: a line that changes on a terminal, else a line per 10 %.
    /// Dispose of it when the work is done.
    /// </summary>
    /// <param name="what">What is counted, a plural such as <c>rows</c>.</param>
    /// <param name="total">How many there are; 0 if that becomes known later.</param>
    public Progress Progress(string what, int total = 0)
    {
        var isLive = ErrorIsTerminal && Environment.GetEnvironmentVariable("TERM") != "dumb";
        return progress = new Progress(what, total, settings.HasProgress ? messages : null, isLive, gate);
    }

    /// <summary>Writes to standard error in the form of this call.</summary>
    public void Write(Action<IDiagnosticForm> write)
    {
        lock (gate)
        {
            progress?.Hide();
            try
            {
                data.Flush();
            }
            finally
            {
                Try(() => write(form));
            }
        }
    }

    /// <summary>Writes what is still in buffers.</summary>
    /// <exception cref="BrokenPipeException">The reader has gone.</exception>
    /// <exception cref="IOException">Standard output is closed or full.</exception>
    public void Flush() => Draw(data.Flush);

    /// <inheritdoc/>
    public void Dispose()
    {
        progress?.Dispose();
        Write(form => form.End(ExitCode));
    }

    // Without standard error, the exit code has to tell what happened.
    private static void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or BrokenPipeException)
        {
            // The writer drops what follows.
        }
    }

    private void Draw(Action draw)
    {
        lock (gate)
        {
            progress?.Hide();
            draw();
        }
    }
}

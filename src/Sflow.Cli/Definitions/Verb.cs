using Sflow.Cli.Output;

namespace Sflow.Cli.Definitions;

/// <summary>
/// A verb of the command. Its definition is the one source of what the parser accepts, and of help, pages, man pages and completion.
/// </summary>
internal abstract class Verb : Command
{
    /// <summary>Creates a verb.</summary>
    /// <param name="name">What the user types.</param>
    /// <param name="summary">What it does, in one sentence.</param>
    protected Verb(string name, string summary)
        : base(name, summary) => SetAction(parsed => Invocation.Run(this, parsed));

    /// <summary>At least one example, the most common first.</summary>
    public abstract IReadOnlyList<Example> Examples { get; }

    /// <summary>What the summary and the options leave open, one paragraph each.</summary>
    public virtual IReadOnlyList<string> Remarks => [];

    /// <summary>All paragraphs: the remarks, and which options of nv-sflow the verb accepts without an effect.</summary>
    public IEnumerable<string> Paragraphs => ForeignOptions.Remark(Name) is { } foreign ? Remarks.Append(foreign) : Remarks;

    /// <summary>Pairs of options that exclude each other, such as <c>--bulk-input</c> and <c>--bulk-submit</c>.</summary>
    public virtual IReadOnlyList<(string First, string Second)> Exclusive => [];

    /// <summary>True for a verb that runs a program whose exit code it returns.</summary>
    public virtual bool HasOtherExitCodes => false;

    /// <summary>Does the work.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="terminal">Where output goes.</param>
    /// <param name="cancellation">Set by Ctrl-C and SIGTERM.</param>
    /// <returns>The exit code.</returns>
    public abstract int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation);
}

using Sflow.Cli.Completion;
using Sflow.Cli.Definitions;
using Sflow.Cli.Output;

namespace Sflow.Cli.Verbs;

/// <summary><c>sflow completion</c>: prints the script that completes words in a shell.</summary>
internal sealed class CompletionVerb : Verb
{
    private readonly Argument<string> shell = new("SHELL") { Description = "The shell: bash, zsh or fish." };

    /// <summary>Defines the verb.</summary>
    public CompletionVerb()
        : base("completion", "Print the script that completes sflow commands in a shell.")
    {
        shell.AcceptOnlyFromAmong([.. CompletionScript.Shells]);
        Arguments.Add(shell);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("Complete in this bash", "source <(sflow completion bash)"),
        new("Install it for bash", "sflow completion bash > ~/.local/share/bash-completion/completions/sflow"),
        new("Install it for zsh, in a folder of your fpath", "sflow completion zsh > ~/.zfunc/_sflow"),
        new("Install it for fish", "sflow completion fish > ~/.config/fish/completions/sflow.fish"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Remarks { get; } =
    [
        "Commands, options and their values are completed, and names from your files: variables after --set, artifacts after --artifact, "
            + "tasks after --missable-tasks, rows after --row. See sflow help shell-completion.",
    ];

    /// <inheritdoc/>
    public override int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var name = parsed.GetValue(shell)!;
        // The parser does not check a value after --.
        if (!CompletionScript.Shells.Contains(name))
        {
            terminal.Diagnostics.Write(
                Catalogue.OptionValueWrong(
                    TextLocation.OfFile("sflow completion " + name),
                    $"The value can be {string.Join(", ", CompletionScript.Shells)}",
                    null
                )
            );
            return ExitCode.Usage;
        }

        terminal.Data(CompletionScript.Of(name));
        return ExitCode.Success;
    }
}

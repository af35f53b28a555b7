using Sflow.Cli.Definitions;
using Sflow.Cli.Help;
using Sflow.Cli.Input;
using Sflow.Cli.Output;

namespace Sflow.Cli.Verbs;

/// <summary><c>sflow man</c>: prints or writes man pages.</summary>
internal sealed class ManVerb : Verb
{
    private readonly Argument<string[]> command = new("COMMAND")
    {
        Description = "The command whose page is printed. Without one, it is the page of sflow itself.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> output = new("--output", "-o")
    {
        Description = "Write the pages of all commands to a folder, which is made if it is missing.",
        HelpName = "DIR",
    };

    /// <summary>Defines the verb.</summary>
    public ManVerb()
        : base("man", "Print a man page, or write all of them.")
    {
        Arguments.Add(command);
        Options.Add(output);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("Read the page of a command", "sflow man compose | man -l -"),
        new("Install all pages for yourself", "sflow man --output ~/.local/share/man/man1"),
    ];

    /// <inheritdoc/>
    public override int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var root = (RootCommand)parsed.RootCommandResult.Command;
        var name = string.Join(' ', parsed.GetValue(command) ?? []);
        var folder = parsed.GetValue(output);
        var mistake =
            name.Length > 0 && CommandPath.Find(root, name) is null
                ? Catalogue.UnknownName(TextLocation.OfFile("sflow man " + name), "command", name, Nearest.Verb(root, name), "sflow help")
            : name.Length > 0 && folder is not null
                ? Catalogue.OptionsConflict(TextLocation.OfFile("--output " + folder), "--output writes all pages. Leave the command out")
            : null;
        if (mistake is not null)
        {
            terminal.Diagnostics.Write(mistake);
            return ExitCode.Usage;
        }

        if (folder is null)
            terminal.Data(name.Length == 0 ? ManPage.Of(root, AllVerbs.Groups) : ManPage.Of(CommandPath.Find(root, name)!));
        else
            WriteAll(root, folder, terminal);
        return ExitCode.Success;
    }

    private static void WriteAll(RootCommand root, string folder, Terminal terminal)
    {
        Directory.CreateDirectory(folder);
        List<Verb> verbs = [.. CommandPath.VerbsBelow(root)];
        File.WriteAllText(Path.Combine(folder, ManPage.FileOf(root)), ManPage.Of(root, AllVerbs.Groups));
        foreach (var verb in verbs)
            File.WriteAllText(Path.Combine(folder, ManPage.FileOf(verb)), ManPage.Of(verb));
        terminal.Note($"wrote {verbs.Count + 1} pages to {folder}");
    }
}

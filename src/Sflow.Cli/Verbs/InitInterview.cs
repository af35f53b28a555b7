using Sflow.Cli.Content;
using Sflow.Cli.Input;
using Sflow.Cli.Machine;
using Sflow.Cli.Output;

namespace Sflow.Cli.Verbs;

/// <summary>Finds the answers for a new project: from the options, from the person, or from what Slurm says.</summary>
/// <param name="options">The options.</param>
/// <param name="parsed">The command line.</param>
/// <param name="terminal">Receives what is wrong.</param>
/// <param name="cancellation">Ends questions.</param>
internal sealed class InitInterview(InitOptions options, ParseResult parsed, Terminal terminal, CancellationToken cancellation)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);
    private readonly Questions? questions =
        !parsed.GetValue(options.Yes) && !parsed.GetValue(options.Json) && Questions.ArePossible ? new(cancellation) : null;

    private readonly Lazy<SlurmSite?> slurm = new(() => SlurmSite.Find(Limit, cancellation));

    /// <summary>The answers; null after an error was reported.</summary>
    /// <param name="folder">The folder of the project.</param>
    public Answers? Ask(string folder)
    {
        if (Kind() is not { } kind || Name(folder) is not { } name || UsesSlurm() is not { } usesSlurm)
            return null;
        var partition = usesSlurm ? OfSite("partition", options.Partition, NewProject.DefaultPartition, site => site.Partitions) : "";
        var account =
            usesSlurm && partition is not null ? OfSite("account", options.Account, NewProject.DefaultAccount, site => site.Accounts) : "";
        if (partition is null || account is null)
            return null;
        NoteUnused(kind, usesSlurm);
        var feed = parsed.GetValue(options.Feed) is { } given ? Path.GetFullPath(given) : null;
        return new Answers(kind, name, usesSlurm, partition, account, feed);
    }

    private void NoteUnused(ProjectKind kind, bool usesSlurm)
    {
        if (!usesSlurm)
        {
            foreach (var option in new[] { options.Partition, options.Account }.Where(option => parsed.GetValue(option) is not null))
                terminal.Note($"{option.Name} has no effect: the site is local");
        }

        if (kind == ProjectKind.Modules && parsed.GetValue(options.Feed) is not null)
            terminal.Note("--feed has no effect: modules have no project file");
    }

    private ProjectKind? Kind()
    {
        var word =
            parsed.GetValue(options.Kind)
            ?? (
                questions is null
                    ? NewProject.KindNames[0]
                    : questions.Choose(
                        "What do you want to make?",
                        [
                            ("workflow", "one workflow of five modules"),
                            ("sweep", "one job per row of a CSV"),
                            ("modules", "the modules only, without a project file"),
                        ]
                    )
            );
        return word is null ? Missing<ProjectKind>("kind", "--kind KIND") : (ProjectKind)NewProject.KindNames.ToList().IndexOf(word);
    }

    private string? Name(string folder)
    {
        var preset = NewProject.NameOf(Path.GetFileName(folder.TrimEnd('/')));
        if (parsed.GetValue(options.Name) is { } given)
        {
            if (ProblemOfName(given) is not { } problem)
                return given;
            terminal.Diagnostics.Write(Catalogue.AnswerWrong(TextLocation.OfFile("--name " + given), "name", given, problem));
            return null;
        }

        if (questions is null)
            return preset;
        var name = questions.Ask("Name of the workflow", preset, ProblemOfName);
        if (name is null)
            Missing<int>("name", "--name NAME");
        return name;
    }

    private bool? UsesSlurm()
    {
        if (parsed.GetValue(options.Site) is { } given)
            return given == "slurm";
        if (parsed.GetValue(options.Partition) is not null || parsed.GetValue(options.Account) is not null)
            return true;
        var isHere = slurm.Value is not null;
        if (questions is null)
        {
            terminal.Note(isHere ? "site: slurm, because Slurm answers here" : "site: local, because no Slurm answers here");
            return isHere;
        }

        (string, string)[] choices = [("slurm", "on a cluster, by sbatch"), ("local", "on this machine, by bash")];
        var word = questions.Choose("Where do jobs run?", isHere ? choices : [choices[1], choices[0]]);
        return word is null ? Missing<bool>("site", "--site SITE") : word == "slurm";
    }

    // The option, else the answer of the person, else what Slurm says, else a value to change.
    private string? OfSite(string what, Option<string?> option, string standIn, Func<SlurmSite, IReadOnlyList<string>> known)
    {
        if (parsed.GetValue(option) is { } given)
        {
            if (ProblemOfValue(given) is not { } problem)
                return given;
            terminal.Diagnostics.Write(Catalogue.AnswerWrong(TextLocation.OfFile($"{option.Name} {given}"), what, given, problem));
            return null;
        }

        var names = slurm.Value is { } site ? known(site) : [];
        if (questions is not null)
        {
            if (names.Count > 1)
                terminal.Message($"Slurm knows: {string.Join(", ", names)}");
            var answer = questions.Ask($"Slurm {what}", names.Count > 0 ? names[0] : standIn, ProblemOfValue);
            return answer ?? MissingText(what, $"{option.Name} NAME");
        }

        if (names.Count > 0)
        {
            terminal.Note($"{what}: {names[0]}, because Slurm names it");
            return names[0];
        }

        terminal.Diagnostics.Write(Catalogue.SiteUnknown(TextLocation.OfFile("sflow init"), what, standIn, $"{option.Name} NAME"));
        return standIn;
    }

    private T? Missing<T>(string what, string option)
        where T : struct
    {
        MissingText(what, option);
        return null;
    }

    private string? MissingText(string what, string option)
    {
        terminal.Diagnostics.Write(Catalogue.NoAnswer(TextLocation.OfFile("sflow init"), what, option));
        return null;
    }

    private static string? ProblemOfName(string name) =>
        NewProject.IsName(name) ? null : "a name has letters, digits, spaces, and any of . _ + -, and begins with a letter, a digit or _.";

    private static string? ProblemOfValue(string value) =>
        value.Length is > 0 and <= 200 && !value.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
            ? null
            : "it must be a name without spaces and control characters.";
}

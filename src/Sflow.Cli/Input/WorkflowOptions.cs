using Sflow.Composition;

namespace Sflow.Cli.Input;

/// <summary>The options that name a workflow: its modules, and what is set from outside. Several verbs have them.</summary>
internal sealed class WorkflowOptions
{
    /// <summary>The modules in merge order.</summary>
    public Argument<string[]> Files { get; } =
        new("FILES")
        {
            Description = "Modules in merge order: later modules win.",
            Arity = ArgumentArity.ZeroOrMore,
            HelpName = "FILES",
        };

    /// <summary>More modules, after <see cref="Files"/>.</summary>
    public Option<string[]> File { get; } = Repeated("--file", "FILE", "A module. Repeat it for more; they come after FILES.", "-f");

    /// <summary>Variables.</summary>
    public Option<string[]> Set { get; } =
        Repeated("--set", "NAME=VALUE", "Set a variable; NAME=[1,2,4] sets its domain. Repeat it for more.", "-s");

    /// <summary>Artifacts.</summary>
    public Option<string[]> Artifact { get; } = Repeated("--artifact", "NAME=URI", "Set the URI of an artifact. Repeat it for more.", "-a");

    /// <summary>Tasks that may be absent.</summary>
    public Option<string[]> MissableTasks { get; } =
        Repeated("--missable-tasks", "NAME", "A task, or a glob of tasks, that may be absent. Repeat it for more.", "-M");

    /// <summary>How modules merge.</summary>
    public Option<string> Merge { get; } =
        Definitions.GlobalOptions.OneOf(
            new Option<string>("--merge")
            {
                Description = "What a later module does to an entry of the same name: replace it, or change its fields (deep).",
                HelpName = "MODE",
                DefaultValueFactory = _ => "replace",
            },
            "replace",
            "deep"
        );

    /// <summary>An option that can be given several times, each time with one value.</summary>
    public static Option<string[]> Repeated(string name, string value, string description, params string[] aliases) =>
        new(name, aliases)
        {
            Description = description,
            HelpName = value,
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
            DefaultValueFactory = _ => [],
        };

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command verb)
    {
        verb.Arguments.Add(Files);
        foreach (var option in new Option[] { File, Set, Artifact, MissableTasks, Merge })
            verb.Options.Add(option);
    }

    /// <summary>Names in the values of an option, separated by commas or spaces, each with the option as typed.</summary>
    public static IReadOnlyList<Located<string>> NamesOf(ParseResult parsed, Option<string[]> option) =>
        [
            .. (parsed.GetValue(option) ?? []).SelectMany(value =>
                value
                    .Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)
                    .Select(name => new Located<string>(name, TextLocation.OfFile($"{option.Name} {value}")))
            ),
        ];

    /// <summary>The paths of the modules in merge order, each with its place.</summary>
    public IReadOnlyList<Located<string>> ModulesOf(ParseResult parsed) =>
        [
            .. (parsed.GetValue(Files) ?? []).Select(path => new Located<string>(path, CommandLineProject.Place)),
            .. (parsed.GetValue(File) ?? []).Select(path => new Located<string>(path, TextLocation.OfFile("--file " + path))),
        ];

    /// <summary>The tasks that may be absent: names or globs, also several in one value.</summary>
    public IReadOnlyList<Located<string>> MissableTasksOf(ParseResult parsed) => NamesOf(parsed, MissableTasks);

    /// <summary>How modules merge.</summary>
    public MergeMode MergeOf(ParseResult parsed) => parsed.GetValue(Merge) == "deep" ? MergeMode.Deep : MergeMode.Replace;

    /// <summary>The variables to set. A value without <c>=</c> is reported.</summary>
    public IReadOnlyList<VariableOverride> VariablesOf(ParseResult parsed, DiagnosticBag diagnostics) =>
        [.. Pairs(parsed, Set, "NAME=VALUE", diagnostics).Select(pair => new VariableOverride(pair.Name, pair.Value, pair.Place))];

    /// <summary>The artifacts to set. A value without <c>=</c> is reported.</summary>
    public IReadOnlyList<ArtifactOverride> ArtifactsOf(ParseResult parsed, DiagnosticBag diagnostics) =>
        [.. Pairs(parsed, Artifact, "NAME=URI", diagnostics).Select(pair => new ArtifactOverride(pair.Name, pair.Value, pair.Place))];

    private static IEnumerable<(string Name, string Value, TextLocation Place)> Pairs(
        ParseResult parsed,
        Option<string[]> option,
        string form,
        DiagnosticBag diagnostics
    )
    {
        foreach (var pair in parsed.GetValue(option) ?? [])
        {
            var place = TextLocation.OfFile($"{option.Name} {pair}");
            if (pair.IndexOf('=') is var split && split > 0)
                yield return (pair[..split].Trim(), pair[(split + 1)..], place);
            else
                diagnostics.Add(
                    Catalogue.CommandLineWrong(place, $"{option.Name} needs {form}", null, "sflow " + parsed.CommandResult.Command.Name)
                );
        }
    }
}

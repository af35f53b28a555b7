using System.CommandLine.Completions;
using Sflow.Cli.Definitions;
using Sflow.Cli.Input;

namespace Sflow.Cli.Completion;

/// <summary>Knows what the value of an option or an argument can be.</summary>
internal static class ValueSource
{
    private static readonly HashSet<string> Tasks = ["--missable-tasks", "--task", "--enable-task-monitor"];

    /// <summary>The values of an option.</summary>
    public static CompletionAnswer OfOption(Option option, CommandWords words, string current)
    {
        if (Choices(option) is { Count: > 0 } choices)
            return CompletionAnswer.Of(choices);
        // After NAME=, a shell knows no more.
        if (option.Name is "--set" or "--artifact")
            return current.Contains('=')
                ? CompletionAnswer.Of(CompletionHints.None)
                : new CompletionAnswer(
                    CompletionHints.NoSpace,
                    [
                        .. (option.Name == "--set" ? WorkflowNames.Variables(words) : WorkflowNames.Artifacts(words)).Select(
                            name => new Candidate(name + "=")
                        ),
                    ]
                );
        if (Tasks.Contains(option.Name))
            return CompletionAnswer.Of(WorkflowNames.Tasks(words).Select(name => new Candidate(name)));
        if (option.Name == "--row")
            return CompletionAnswer.Of(words.Has("--bulk-input") ? WorkflowNames.Rows(words) : SubmittedJobs.Rows());
        return CompletionAnswer.Of(HintsOf(option.HelpName ?? ""));
    }

    /// <summary>The values of an argument.</summary>
    public static CompletionAnswer OfArgument(Argument argument, CommandWords words)
    {
        var choices = Choices(argument);
        // The pages of these verbs are those of all verbs.
        if (words.Command is Verb { Name: "help" or "man" } verb)
            return CompletionAnswer.Of(
                CommandPath
                    .VerbsBelow((Command)verb.Parents.First())
                    .Select(other => new Candidate(CommandPath.NameOf(other), other.Description ?? ""))
                    .Concat(choices)
            );
        if (choices.Count > 0)
            return CompletionAnswer.Of(choices);
        var name = argument.HelpName ?? argument.Name;
        var jobs = name.Contains("JOB", StringComparison.Ordinal) ? SubmittedJobs.Ids() : [];
        return new CompletionAnswer(HintsOf(name), [.. jobs]);
    }

    private static IReadOnlyList<Candidate> Choices(Symbol symbol)
    {
        if (symbol is Option option && OptionNames.IsSwitch(option))
            return [];
        return [.. symbol.GetCompletions(CompletionContext.Empty).Select(item => new Candidate(item.Label, item.Detail ?? ""))];
    }

    // The name of a value says what it is.
    private static CompletionHints HintsOf(string name)
    {
        bool Says(string word) => name.Contains(word, StringComparison.Ordinal);
        return name == "FILES" ? CompletionHints.Workflows
            : Says("CSV") ? CompletionHints.Tables
            : Says("DIR") || Says("FOLDER") || Says("RUN") ? CompletionHints.Folders
            : Says("FILE") || Says("PATH") ? CompletionHints.Files
            : CompletionHints.None;
    }
}

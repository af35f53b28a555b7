using System.CommandLine;
using Sflow.Cli.Definitions;
using Sflow.Cli.Verbs;

namespace Sflow.Cli.Tests.Hostile;

/// <summary>Command lines with hostile strings for every verb and every option, made from the definitions.</summary>
internal static class HostileCalls
{
    // A verb that waits for a person or for a job has no end of its own.
    private static readonly HashSet<string> Endless = ["--tui", "--follow", "--watch"];

    /// <summary>The names of all verbs.</summary>
    public static IEnumerable<string> Verbs => AllVerbs.New().Select(verb => verb.Name);

    /// <summary>The calls of a verb, the words after <c>sflow</c>.</summary>
    public static IEnumerable<string[]> Of(string name)
    {
        var verb = AllVerbs.New().Single(verb => verb.Name == name);
        // Nobody answers a question of init.
        string[] start = name == "init" ? [name, "--yes"] : [name];
        return Files(verb).Concat(Options(verb)).Concat(Arguments(verb)).Select(call => (string[])[.. start, .. call]);
    }

    private static bool TakesFiles(Verb verb) => verb.Arguments.Any(argument => argument.Name == "FILES");

    private static IEnumerable<string[]> Files(Verb verb)
    {
        if (!TakesFiles(verb))
            yield break;
        foreach (var module in HostileFolder.Modules)
            yield return ["--", module];
        if (verb.Options.Any(option => option.Name == "--resolve"))
            yield return ["values.yaml", "--resolve"];
        if (verb.Options.Any(option => option.Name == "--json"))
            yield return ["values.yaml", "--json"];
        if (!verb.Options.Any(option => option.Name == "--bulk-input"))
            yield break;
        foreach (var table in HostileFolder.Tables)
            yield return ["--bulk-input", table];
    }

    private static IEnumerable<string[]> Options(Verb verb)
    {
        foreach (
            var option in verb.Options.Concat(GlobalOptions.All).Where(o => o.Arity.MaximumNumberOfValues > 0 && !Endless.Contains(o.Name))
        )
        {
            if (option.ValueType == typeof(bool))
                continue;
            string[] files = TakesFiles(verb) ? ["good.yaml"] : [];
            yield return [.. files, $"{option.Name}={HostileStrings.Word}"];
            yield return [.. files, $"{option.Name}={HostileStrings.Long}"];
            if (option.Name is "--set" or "--artifact")
            {
                yield return ["values.yaml", $"{option.Name}=V={HostileStrings.Word}"];
                yield return ["values.yaml", $"{option.Name}={HostileStrings.Word}=1"];
            }
        }
    }

    private static IEnumerable<string[]> Arguments(Verb verb)
    {
        if (TakesFiles(verb) || verb.Arguments.Count == 0)
            yield break;
        yield return [HostileStrings.Word];
        yield return [HostileStrings.Long];
    }
}

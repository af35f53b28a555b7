using Sflow.Cli.Input;
using Sflow.Compilation;
using Sflow.Composition;
using Sflow.Hosting.Files;
using Sflow.Resolution;
using Sflow.Sweeps;

namespace Sflow.Cli.Completion;

/// <summary>The names in the files that a command line already has. A file with errors has no names.</summary>
internal static class WorkflowNames
{
    /// <summary>Variables.</summary>
    public static IEnumerable<string> Variables(CommandWords words) => Names(words).SelectMany(names => names.Variables).Distinct();

    /// <summary>Artifacts.</summary>
    public static IEnumerable<string> Artifacts(CommandWords words) => Names(words).SelectMany(names => names.Artifacts).Distinct();

    /// <summary>Tasks.</summary>
    public static IEnumerable<string> Tasks(CommandWords words) => Names(words).SelectMany(names => names.Tasks).Distinct();

    /// <summary>The numbers of rows, with their names.</summary>
    public static IEnumerable<Candidate> Rows(CommandWords words) =>
        Names(words)
            .SelectMany(names => names.Rows)
            .Select((name, index) => new Candidate((index + 1).ToString(CultureInfo.InvariantCulture), name));

    private static List<SettableNames> Names(CommandWords words)
    {
        var reader = new FileSourceReader(Environment.CurrentDirectory);
        var compiler = new WorkflowCompiler(reader);
        List<Located<string>> modules = [.. words.Arguments.Concat(words.ValuesOf("--file")).Select(Located)];
        if (words.ValuesOf("--bulk-input").LastOrDefault() is { } csv)
        {
            var request = new SweepRequest
            {
                Name = "sweep",
                CsvPath = Located(csv),
                ProjectModules = modules,
                Settings = JobSettings.None,
            };
            return compiler.NamesOf(request) is { } names ? [names] : [];
        }

        if (modules.Count == 0 && File.Exists(ModuleFiles.Default))
            modules.Add(Located(ModuleFiles.Default));
        // Until the last file is on the line, the files together may not be a workflow.
        return compiler.NamesOf(modules, [], MergeMode.Replace) is { } all
            ? [all]
            : [.. modules.Select(module => compiler.NamesOf([module], [], MergeMode.Replace)).OfType<SettableNames>()];
    }

    private static Located<string> Located(string path) => new(path, TextLocation.OfFile(path));
}

using Sflow.Composition;
using Sflow.Hosting.Files;
using Sflow.Hosting.Units;
using Sflow.Resolution;

namespace Sflow.Cli.Input;

/// <summary>What a command line describes, in the form in which a project file describes it.</summary>
internal static class CommandLineProject
{
    private const string NoName = "workflow";
    private const int LongestName = 100;

    /// <summary>The place of what the whole command line is about.</summary>
    public static TextLocation Place { get; } = TextLocation.OfFile("command line");

    /// <summary>
    /// Reads the options of a command line. Relative paths start at the current folder, as in a project file that lies there. If exactly
    /// one lies there, scripts name it, so that they have the bytes that a build of that project writes.
    /// </summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="workflow">The options of the verb for a workflow.</param>
    /// <param name="sweep">The options of the verb for a sweep. Null when it has none.</param>
    /// <param name="settings">The settings for the jobs.</param>
    /// <param name="reader">Reads the modules.</param>
    /// <param name="diagnostics">Receives what is wrong with the options.</param>
    public static ProjectItems Read(
        ParseResult parsed,
        WorkflowOptions workflow,
        SweepOptions? sweep,
        JobSettings settings,
        FileSourceReader reader,
        DiagnosticBag diagnostics
    )
    {
        var modules = ModulesOf(parsed, workflow, sweep, reader, diagnostics);
        List<Located<string>> missable = [.. workflow.MissableTasksOf(parsed)];
        var name = NameOf(modules, missable, workflow.MergeOf(parsed), reader);
        CheckSweep(parsed, sweep, reader, diagnostics);
        var unit = sweep?.CsvOf(parsed) is { } csv
            ? new Unit(StemOf(csv.Value), UnitKind.Sweep, Place.Path, csv) { Rows = sweep.RowsOf(parsed) }
            : new Unit(name, UnitKind.Workflow, Place.Path, null);
        return Common(parsed, workflow, settings, diagnostics) with
        {
            Units = [unit],
            Modules = [.. modules.Select(module => new ProjectItem(module, ""))],
        };
    }

    /// <summary>Reads the options of a command line for self-contained workflows, to each of which they apply.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="workflow">The options of the verb for a workflow.</param>
    /// <param name="units">The workflows.</param>
    /// <param name="settings">The settings for the jobs.</param>
    /// <param name="diagnostics">Receives what is wrong with the options.</param>
    public static ProjectItems ReadEach(
        ParseResult parsed,
        WorkflowOptions workflow,
        IReadOnlyList<Unit> units,
        JobSettings settings,
        DiagnosticBag diagnostics
    ) => Common(parsed, workflow, settings, diagnostics) with { Units = units };

    private static ProjectItems Common(ParseResult parsed, WorkflowOptions workflow, JobSettings settings, DiagnosticBag diagnostics) =>
        new()
        {
            Project = Place,
            ProjectName = ProjectFileIn(Environment.CurrentDirectory),
            Units = [],
            Modules = [],
            Variables =
            [
                .. workflow
                    .VariablesOf(parsed, diagnostics)
                    .Select(set => new VariableItem(new Located<string>(set.Name, set.Location), "", set.Text, null)),
            ],
            Artifacts =
            [
                .. workflow
                    .ArtifactsOf(parsed, diagnostics)
                    .Select(set => new ArtifactItem(new Located<string>(set.Name, set.Location), "", set.Uri)),
            ],
            VariablesOverrideColumns = true,
            MissableTaskNames = workflow.MissableTasksOf(parsed),
            Merge = workflow.MergeOf(parsed),
            Settings = settings,
        };

    private static void CheckSweep(ParseResult parsed, SweepOptions? sweep, FileSourceReader reader, DiagnosticBag diagnostics)
    {
        if (sweep?.CsvOf(parsed) is { } csv)
        {
            if (ModuleFiles.ProblemOf(csv, reader) is { } problem)
                diagnostics.Add(problem);
        }
        else if (sweep?.RowsOf(parsed) is { } rows)
        {
            diagnostics.Add(
                Catalogue.CommandLineWrong(
                    rows.Location,
                    "--row selects rows of a CSV, and --bulk-input names none",
                    null,
                    "sflow " + parsed.CommandResult.Command.Name
                )
            );
        }
    }

    // Like nv-sflow, a command without files takes the usual one. A sweep names its modules itself.
    private static IReadOnlyList<Located<string>> ModulesOf(
        ParseResult parsed,
        WorkflowOptions workflow,
        SweepOptions? sweep,
        FileSourceReader reader,
        DiagnosticBag diagnostics
    )
    {
        if (workflow.ModulesOf(parsed) is { Count: > 0 } given)
            return ModuleFiles.Check(given, reader, diagnostics);
        if (sweep?.CsvOf(parsed) is not null)
            return [];
        if (File.Exists(reader.FullPath(ModuleFiles.Default)))
        {
            diagnostics.Add(Catalogue.DefaultFileUsed(Place, ModuleFiles.Default));
            return [new Located<string>(ModuleFiles.Default, Place)];
        }

        diagnostics.Add(Catalogue.NoModules(Place, "sflow " + parsed.CommandResult.Command.Name, ModuleFiles.Default));
        return [];
    }

    // The name of the only file, as for a self-contained workflow of a project; of several files, the name of what they become.
    private static string NameOf(
        IReadOnlyList<Located<string>> modules,
        IReadOnlyList<Located<string>> missable,
        MergeMode merge,
        FileSourceReader reader
    )
    {
        var name =
            modules.Count == 1
                ? StemOf(modules[0].Value)
                : (modules.Count == 0 ? null : new WorkflowCompiler(reader).NamesOf(modules, missable, merge)?.Workflow);
        return Fit(name ?? NoName);
    }

    // Files get this name, too.
    private static string StemOf(string path) => Fit(Path.GetFileNameWithoutExtension(path));

    private static string Fit(string name)
    {
        var fit = string.Concat(name.Take(LongestName).Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' ? c : '_'));
        fit = fit.Length > 0 && fit[0] is '-' or '.' ? "_" + fit[1..] : fit;
        return UnitNames.IsFit(new Unit(fit, UnitKind.Workflow, fit, null)) ? fit : NoName;
    }

    private static string? ProjectFileIn(string folder)
    {
        var files = Directory.GetFiles(folder, "*.*proj");
        return files.Length == 1 ? Path.GetFileName(files[0]) : null;
    }
}

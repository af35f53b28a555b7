using Sflow.Compilation;
using Sflow.Generation;
using Sflow.Hosting.Checks;
using Sflow.Hosting.Processes;

namespace Sflow.Hosting.Units;

/// <summary>Runs the checks that need the build machine, before any file of the unit is written.</summary>
/// <param name="project">The project file, an absolute path.</param>
/// <param name="workspace">The workspace folder, an absolute path: relative paths of artifacts start there.</param>
/// <param name="shell">Checks what bash will run.</param>
/// <param name="template">The site's template, an absolute path; null for the built-in one, which needs no check.</param>
/// <param name="checksPaths">True when the paths of artifacts must be on this machine.</param>
/// <param name="asksSlurm">True when <c>sbatch --test-only</c> judges each script, where Slurm exists.</param>
internal sealed class UnitChecker(
    TextLocation project,
    string workspace,
    ShellChecker shell,
    string? template,
    bool checksPaths,
    bool asksSlurm
)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);
    private readonly HashSet<RequiredPath> required = [];
    private bool? hasSlurm;

    /// <summary>How thoroughly scripts for bash are checked.</summary>
    public ShellCheckMode Mode => shell.Mode;

    /// <summary>True when a check needs more than the shell code of a script, so that no row can be taken from an earlier build.</summary>
    public bool NeedsEveryRow => checksPaths || asksSlurm;

    /// <summary>True when a check reads whole scripts.</summary>
    public bool ReadsScripts => asksSlurm || template is not null;

    /// <summary>Takes from a row what has to be checked. Safe for concurrent use.</summary>
    public void Collect(CompileResult row)
    {
        shell.Collect(row.ShellTexts);
        if (!checksPaths)
            return;
        lock (required)
            required.UnionWith(row.RequiredPaths);
    }

    /// <summary>Problems of a unit that compiled.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="result">Its result.</param>
    /// <param name="files">Its files; null when only its parts are checked, and no whole script.</param>
    /// <param name="cancellation">Cancels the checks.</param>
    /// <exception cref="OperationCanceledException">The check was cancelled.</exception>
    public CompiledUnit Check(Unit unit, CompiledUnit result, UnitFiles? files, CancellationToken cancellation)
    {
        List<Diagnostic> diagnostics =
        [
            .. shell.Check(result.Success ? TemplateTexts(files?.Scripts(result.Rows) ?? []) : null, cancellation),
        ];
        if (checksPaths && result.Success)
            diagnostics.AddRange(
                required
                    .Where(path => !Exists(path.Path))
                    .OrderBy(path => path.Location.Path, StringComparer.Ordinal)
                    .ThenBy(path => path.Location.Span.Start)
                    .Select(path => Catalogue.PathMissing(path.Location, path.Artifact, path.Path))
            );
        required.Clear();
        if (
            asksSlurm
            && files is not null
            && result.Success
            && diagnostics.All(f => f.Severity != Severity.Error)
            && (
                hasSlurm ??= ProcessRunner.Run("sbatch", ["--version"], Path.GetTempPath(), Limit, cancellation: cancellation).ExitCode == 0
            )
        )
            diagnostics.AddRange(AskSlurm(unit, files.Scripts(result.Rows), cancellation));
        return diagnostics.Count == 0
            ? result
            : result with
            {
                Diagnostics = [.. result.Diagnostics, .. diagnostics],
                Success = diagnostics.All(f => f.Severity != Severity.Error),
            };
    }

    // The template's code around the tasks differs between rows only in quoted words, so one script stands for all rows.
    private IEnumerable<ShellText> TemplateTexts(IEnumerable<(string Row, string Path)> scripts) =>
        template is null
            ? []
            : scripts
                .Take(1)
                .Select(script => File.ReadAllText(script.Path))
                .Select(text => new ShellText(
                    $"the script that {HostWords.Of("SflowTemplate")} makes",
                    text,
                    [new ShellPiece(new LocatedText("", TextLocation.OfFile(template)), text)]
                ));

    private bool Exists(string path)
    {
        var full = Path.Combine(workspace, path);
        return File.Exists(full) || Directory.Exists(full);
    }

    private List<Diagnostic> AskSlurm(Unit unit, IEnumerable<(string Row, string Path)> scripts, CancellationToken cancellation)
    {
        var place = unit.File is { } source ? TextLocation.OfFile(source.Value) : project;
        var folder = Directory.Exists(workspace) ? workspace : Path.GetDirectoryName(project.Path)!;
        return
        [
            .. scripts
                .AsParallel()
                .AsOrdered()
                .WithDegreeOfParallelism(4)
                .WithCancellation(cancellation)
                .Select(script =>
                    (
                        script.Row,
                        Answer: ProcessRunner.Run(
                            "sbatch",
                            ["--test-only"],
                            folder,
                            Limit,
                            File.ReadAllText(script.Path),
                            cancellation: cancellation
                        )
                    )
                )
                .Where(asked => asked.Answer.ExitCode != 0)
                .Select(asked =>
                    Catalogue.TestRefused(
                        place,
                        asked.Row.Substring(asked.Row.LastIndexOf('/') + 1),
                        CommandOutput.OneLine(asked.Answer.Error)
                    )
                ),
        ];
    }
}

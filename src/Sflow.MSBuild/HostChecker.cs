using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Sflow.Diagnostics;
using Sflow.Text;

namespace Sflow.MSBuild;

/// <summary>Checks a unit with the help of the machine that builds it, before anything of it is written.</summary>
/// <param name="project">The project file, an absolute path.</param>
/// <param name="workspace">The workspace folder, an absolute path: relative paths of artifacts start there.</param>
/// <param name="shell">Checks what bash will run.</param>
/// <param name="template">The site's template, an absolute path; null for the built-in one, which needs no check.</param>
/// <param name="checksPaths">True when the paths of artifacts must be on this machine.</param>
/// <param name="asksSlurm">True when <c>sbatch --test-only</c> judges each script, where Slurm exists.</param>
internal sealed class HostChecker(TextLocation project, string workspace, ShellChecker shell, string? template, bool checksPaths, bool asksSlurm)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);
    private readonly HashSet<RequiredPath> required = [];
    private bool? hasSlurm;

    /// <summary>How thoroughly what bash will run is checked.</summary>
    public ShellCheckMode Mode => shell.Mode;

    /// <summary>True when more than the texts of a script must be looked at, so that no row can be taken over from an earlier build.</summary>
    public bool NeedsEveryRow => checksPaths || asksSlurm;

    /// <summary>Takes what is to be checked of a row. Safe for several threads at once.</summary>
    public void Collect(CompileResult row)
    {
        shell.Collect(row.ShellTexts);
        if (!checksPaths)
            return;
        lock (required)
            required.UnionWith(row.RequiredPaths);
    }

    /// <summary>What is wrong with a unit that compiled.</summary>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    public UnitResult Check(Unit unit, UnitResult result, UnitFiles files, CancellationToken cancellation)
    {
        List<Diagnostic> findings = [.. shell.Check(result.Success ? TemplateTexts(files.Scripts(result.Rows)) : null, cancellation)];
        if (checksPaths && result.Success)
            findings.AddRange(required.Where(path => !Exists(path.Path)).OrderBy(path => path.Location.Path, StringComparer.Ordinal).ThenBy(path => path.Location.Span.Start).Select(path => Catalogue.PathMissing(path.Location, path.Artifact, path.Path)));
        required.Clear();
        if (asksSlurm && result.Success && findings.All(f => f.Severity != Severity.Error) && (hasSlurm ??= ProcessRunner.Run("sbatch", ["--version"], Path.GetTempPath(), Limit, cancellation: cancellation).ExitCode == 0))
            findings.AddRange(AskSlurm(unit, files.Scripts(result.Rows), cancellation));
        return findings.Count == 0 ? result : result with
        {
            Diagnostics = [.. result.Diagnostics, .. findings],
            Success = findings.All(f => f.Severity != Severity.Error),
        };
    }

    // What the template makes around the tasks differs between rows in quoted words only, so one script stands for all.
    private IEnumerable<ShellText> TemplateTexts(IEnumerable<(string Row, string Path)> scripts) =>
        template is null ? [] : scripts.Take(1).Select(script => File.ReadAllText(script.Path))
            .Select(text => new ShellText("the script that SflowTemplate makes", text, [new ShellPiece(new LocatedText("", TextLocation.OfFile(template)), text)]));

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
            .. scripts.AsParallel().AsOrdered().WithDegreeOfParallelism(4).WithCancellation(cancellation)
                .Select(script => (script.Row, Answer: ProcessRunner.Run("sbatch", ["--test-only"], folder, Limit, File.ReadAllText(script.Path), cancellation: cancellation)))
                .Where(asked => asked.Answer.ExitCode != 0)
                .Select(asked => Catalogue.TestRefused(place, asked.Row.Substring(asked.Row.LastIndexOf('/') + 1), SlurmCommands.OneLine(asked.Answer.Error))),
        ];
    }
}

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
    private bool? hasSlurm;

    /// <summary>What is wrong with a unit that compiled.</summary>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    public UnitResult Check(Unit unit, UnitResult result, CancellationToken cancellation)
    {
        if (!result.Success)
            return result;
        List<Diagnostic> findings = [.. shell.Check([.. result.ShellTexts, .. TemplateTexts(result)], cancellation)];
        if (checksPaths)
            findings.AddRange(result.RequiredPaths.Distinct().Where(path => !Exists(path.Path)).Select(path => Catalogue.PathMissing(path.Location, path.Artifact, path.Path)));
        if (asksSlurm && (hasSlurm ??= ProcessRunner.Run("sbatch", ["--version"], Path.GetTempPath(), Limit, cancellation: cancellation).ExitCode == 0) && findings.All(f => f.Severity != Severity.Error))
            findings.AddRange(AskSlurm(unit, result, cancellation));
        return findings.Count == 0 ? result : result with
        {
            Diagnostics = [.. result.Diagnostics, .. findings],
            Success = findings.All(f => f.Severity != Severity.Error),
        };
    }

    // What the template makes around the tasks differs between rows in quoted words only, so one script stands for all.
    private IEnumerable<ShellText> TemplateTexts(UnitResult result) =>
        template is null ? [] : result.Files.Where(file => file.IsExecutable).Take(1)
            .Select(file => new ShellText("the script that SflowTemplate makes", file.Content, [new ShellPiece(new LocatedText("", TextLocation.OfFile(template)), file.Content)]));

    private bool Exists(string path)
    {
        var full = Path.Combine(workspace, path);
        return File.Exists(full) || Directory.Exists(full);
    }

    private List<Diagnostic> AskSlurm(Unit unit, UnitResult result, CancellationToken cancellation)
    {
        var place = unit.File is { } source ? TextLocation.OfFile(source.Value) : project;
        var folder = Directory.Exists(workspace) ? workspace : Path.GetDirectoryName(project.Path)!;
        return
        [
            .. result.Files.Where(file => file.IsExecutable).AsParallel().AsOrdered().WithDegreeOfParallelism(4).WithCancellation(cancellation)
                .Select(file => (File: file, Answer: ProcessRunner.Run("sbatch", ["--test-only"], folder, Limit, file.Content, cancellation: cancellation)))
                .Where(asked => asked.Answer.ExitCode != 0)
                .Select(asked => Catalogue.TestRefused(place, Path.GetFileNameWithoutExtension(asked.File.RelativePath), SlurmCommands.OneLine(asked.Answer.Error))),
        ];
    }
}

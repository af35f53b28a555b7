using System.Collections.Generic;
using System.Linq;
using Sflow.Diagnostics;
using Sflow.Expressions;
using Sflow.Generation.Sbatch.Shell;
using Sflow.Planning;
using Sflow.Resolution;
using Sflow.Text;

namespace Sflow.Generation.Sbatch;

/// <summary>Collects what the compiler can't check itself, since it would have to ask the machine.</summary>
internal static class HostChecks
{
    private static readonly HashSet<string> BashOperators = ["bash", "srun", "docker", "ssh"];

    /// <summary>The distinct texts that bash will run: the tasks' scripts and the site's prologue.</summary>
    public static IReadOnlyList<ShellText> ShellTexts(ExecutionPlan plan, JobSettings settings)
    {
        var tokens = new TokenWriter("__SFLOW_");
        var scripts = plan.Tasks.Where(task => BashOperators.Contains(task.Task.Operator.Type))
            .Select(task => (Task: task, Text: tokens.Write(task.Script)))
            .GroupBy(script => script.Text)
            .Select(group => new ShellText($"the script of task {Quote.Text(group.First().Task.Name)}", group.Key, Pieces(group.First().Task, tokens)));
        return settings.Prologue is { } prologue ? [.. scripts, OfFile(prologue)] : [.. scripts];
    }

    /// <summary>The paths that can be known before the job.</summary>
    public static IReadOnlyList<RequiredPath> RequiredPaths(ExecutionPlan plan) =>
        [.. plan.Artifacts.Where(artifact => artifact.Kind == ArtifactKind.Path).Select(Required).OfType<RequiredPath>()];

    private static IReadOnlyList<ShellPiece> Pieces(PlannedTask task, TokenWriter tokens) =>
        task.Task.Script.Count == 0
            ? [new ShellPiece(new LocatedText("", task.Task.BaseName.Location), "")]
            : [.. task.ScriptEntries.Zip(task.Task.Script, (text, entry) => new ShellPiece(entry.Source, tokens.Write(text)))];

    private static ShellText OfFile(SourceText file) => new(
        "the prologue",
        file.Content,
        [new ShellPiece(new LocatedText(file.Content, new TextLocation(file, new TextSpan(0, 0)), span => new TextLocation(file, span)), file.Content)]);

    private static RequiredPath? Required(ResolvedArtifact artifact)
    {
        var parts = RuntimeTexts.Of(artifact.Path).Parts;
        var known = parts.Count > 0 && parts[0].Reference is WorkspaceReference ? parts.Skip(1).ToList() : parts;
        if (known.Any(part => part.Reference is not null))
            return null;
        var path = string.Concat(known.Select(part => part.Literal));
        return new RequiredPath(artifact.Name.Value, known.Count == parts.Count ? path : path.TrimStart('/'), artifact.UriLocation);
    }
}

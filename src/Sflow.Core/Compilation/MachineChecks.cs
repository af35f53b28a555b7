using Sflow.Expressions;
using Sflow.Generation;
using Sflow.Generation.Shell;
using Sflow.Planning;
using Sflow.Resolution;

namespace Sflow.Compilation;

/// <summary>Collects the items that the compiler can't check itself, because the checks depend on the machine.</summary>
internal static class MachineChecks
{
    /// <summary>The distinct scripts that bash will run: the tasks' scripts and the shell code that the targets add.</summary>
    public static IReadOnlyList<ShellText> ShellTexts(ExecutionPlan plan, IReadOnlyList<Target> targets)
    {
        var tokens = new TokenWriter("__SFLOW_");
        var scripts = plan
            .Tasks.Where(task => task.Task.Operator.Kind.ScriptIsShell)
            .Select(task => (Task: task, Text: tokens.Write(task.Script)))
            .GroupBy(script => script.Text)
            .Select(group => new ShellText(
                $"the script of task {Quote.Text(group.First().Task.Name)}",
                group.Key,
                Pieces(group.First().Task, tokens)
            ));
        return [.. scripts, .. targets.SelectMany(target => target.ShellTexts(plan))];
    }

    /// <summary>The required paths that are known before the job runs.</summary>
    public static IReadOnlyList<RequiredPath> RequiredPaths(ExecutionPlan plan) =>
        [.. plan.Artifacts.Where(artifact => artifact.Kind == ArtifactKind.Path).Select(Required).OfType<RequiredPath>()];

    private static IReadOnlyList<ShellPiece> Pieces(PlannedTask task, TokenWriter tokens) =>
        task.Task.Script.Count == 0
            ? [new ShellPiece(new LocatedText("", task.Task.BaseName.Location), "")]
            : [.. task.ScriptEntries.Zip(task.Task.Script, (text, entry) => new ShellPiece(entry.Source, tokens.Write(text)))];

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

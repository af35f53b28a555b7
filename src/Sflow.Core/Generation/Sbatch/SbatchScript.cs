using Sflow.Expressions;
using Sflow.Generation.Plans;
using Sflow.Generation.Shell;
using Sflow.Planning;
using Sflow.Resolution;

namespace Sflow.Generation.Sbatch;

/// <summary>Writes a plan as one self-contained script for sbatch, or for bash when no task needs Slurm.</summary>
internal static class SbatchScript
{
    /// <summary>Returns the script. The script is not usable after an error.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="diagnostics">Receives the diagnostics for features that the target doesn't support.</param>
    public static FileText Write(ExecutionPlan plan, DiagnosticBag diagnostics)
    {
        var settings = plan.Settings;
        var tasks = PreparedTask.Of(plan, diagnostics);
        SbatchLimits.Check(plan, tasks, diagnostics);
        ContainerLimits.Check(plan, tasks, diagnostics);
        TornLines.Check(plan, diagnostics);
        if (settings.WorkspaceDir is { } workspace)
            TextLimits.CheckCharacters(workspace.Value, workspace.Location, "the workspace's folder", diagnostics);
        if (settings.RunDir is { } folder)
            TextLimits.CheckCharacters(folder.Value, folder.Location, "the folder of the runs", diagnostics);
        var slurm = plan.Tasks.Select(task => task.Task.Backend).FirstOrDefault(backend => backend.IsSlurm);
        var directives = Directives.Of(plan, slurm, diagnostics);
        if (diagnostics.HasErrors)
            return new FileText("");
        var tokens = TokenWriter.For([.. tasks.SelectMany(task => task.Suspects), .. TokenWriter.Suspects(Texts(plan))]);
        var common = CommonVariables(plan, tokens);
        var blocks = new TaskBlockWriter(CommonNames(plan, common, tokens), tokens, diagnostics);
        var variables = string.Join("\n", common.Select(variable => $"setenv {variable.Key} {ShellQuote.Word(variable.Value)}"));
        var artifacts = string.Join("\n", plan.Artifacts.Select(artifact => ArtifactLine(artifact, tokens)));
        var prologue = settings.Slurm.Prologue?.Content.TrimEnd('\n') ?? "";
        var view = new ScriptView
        {
            JobName = JobNames.Safe(plan.Name.Value),
            Directives = directives,
            Plan = [],
            PlanWord = "wf_plan " + ShellQuote.Word(PlanJson.Write(plan, indented: false)),
            Prologue = prologue,
            Settings = "",
            Variables = variables,
            Artifacts = artifacts,
            Tasks = [.. tasks.Select(blocks.Write)],
            Runtime = RuntimeSource.For(plan.Tasks.Any(task => task.Task.Result is not null)),
        };
        if (diagnostics.HasErrors)
            return new FileText("");
        List<string> lines =
        [
            .. SettingLines(plan, slurm, tokens),
            .. MonitorLines.Of(plan),
            .. FingerprintLine(prologue, variables, artifacts),
        ];
        var identity = JobMeaning.Of(view, lines, settings.Slurm.Template?.Content);
        view = view with
        {
            Plan =
            [
                .. OriginText
                    .Lines(settings.Origin, identity)
                    .Concat(PlanText.Lines(plan))
                    .Select(line => line.Length == 0 ? "#" : "# " + line),
            ],
            Settings = string.Join(
                "\n",
                [
                    $"wf_identity {identity} {(slurm is null ? "local" : "slurm")}",
                    "wf_name " + JobNames.Safe(plan.Name.Value),
                    .. lines,
                    "wf_origin " + ShellQuote.Word(OriginText.ToJson(settings.Origin)),
                ]
            ),
        };
        var script = ScriptTemplate.Render(view, settings.Slurm.Template, diagnostics);
        SbatchLimits.CheckScript(script, plan, diagnostics);
        return script;
    }

    private static IEnumerable<string> SettingLines(ExecutionPlan plan, ResolvedBackend? slurm, TokenWriter tokens)
    {
        var settings = plan.Settings;
        if (plan.Timeout is { } timeout)
            yield return "wf_timeout " + ProbeWords.Number(timeout);
        yield return string.Format(CultureInfo.InvariantCulture, "wf_grace {0}", plan.Grace);
        if (settings.WorkspaceDir is not null || settings.RunDir is not null)
            yield return $"wf_dirs {ShellQuote.Word(settings.WorkspaceDir?.Value ?? "")} {ShellQuote.Word(settings.RunDir?.Value ?? "")}";
        if (tokens.Prefix != "__SFLOW_")
            yield return "wf_token_prefix " + tokens.Prefix;
        if (slurm is not null)
            yield return string.Format(CultureInfo.InvariantCulture, "wf_nodes {0}", slurm.Nodes);
        if (slurm?.GpusPerNode is { } gpus && plan.Tasks.Any(task => task.Gpus.Count > 0))
            yield return string.Format(CultureInfo.InvariantCulture, "wf_gpus_per_node {0}", gpus);
    }

    // The data that all tasks share belongs to every task's fingerprint. The script contains it once, so that rows can share the
    // lines of their tasks.
    private static IEnumerable<string> FingerprintLine(params string[] common)
    {
        if (common.Any(text => text.Length > 0))
            yield return "wf_fingerprint " + new FileText(common.SelectMany(text => new[] { text, "\0" })).Sha256().Substring(0, 16);
    }

    private static string ArtifactLine(ResolvedArtifact artifact, TokenWriter tokens)
    {
        var name = artifact.Name.Value;
        var path = ShellQuote.Word(tokens.Write(artifact.Path));
        return artifact.Kind switch
        {
            ArtifactKind.Path => $"require_path {name} {path}",
            ArtifactKind.Inline => $"artifact {name} {InRunFolder(artifact, tokens)} {Heredoc.Write(tokens.Write(artifact.Content!))}",
            ArtifactKind.Download => $"fetch {name} {ShellQuote.Word(tokens.Write(artifact.Uri))} {path}",
            _ => $"name_artifact {name} {path}",
        };
    }

    private static string InRunFolder(ResolvedArtifact artifact, TokenWriter tokens)
    {
        var path = tokens.Write(artifact.Path);
        var folder = tokens.Prefix + "RUN_DIR__/";
        return ShellQuote.Word(path.StartsWith(folder, StringComparison.Ordinal) ? path.Substring(folder.Length) : path);
    }

    private static Dictionary<string, string> CommonVariables(ExecutionPlan plan, TokenWriter tokens) =>
        plan
            .Variables.Where(variable => Binding.VariableNames.IsShellName(variable.Name))
            .ToDictionary(variable => variable.Name, variable => tokens.Write(variable.Text));

    // The word of an artifact exports the artifact's path under the artifact's name.
    private static Dictionary<string, string> CommonNames(ExecutionPlan plan, Dictionary<string, string> variables, TokenWriter tokens)
    {
        var names = new Dictionary<string, string>(variables);
        foreach (var artifact in plan.Artifacts.Where(artifact => !names.ContainsKey(artifact.Name.Value)))
            names.Add(artifact.Name.Value, tokens.Write(artifact.Path));
        return names;
    }

    private static IEnumerable<ExprValue> Texts(ExecutionPlan plan)
    {
        foreach (var artifact in plan.Artifacts)
        {
            yield return artifact.Path;
            yield return artifact.Uri;
            yield return artifact.Content ?? TextValue.Empty;
        }

        foreach (var variable in plan.Variables)
            yield return variable.Text;
    }
}

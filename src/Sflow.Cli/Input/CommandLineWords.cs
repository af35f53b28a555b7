namespace Sflow.Cli.Input;

/// <summary>The words of the command line for what messages call by its name in MSBuild.</summary>
internal static class CommandLineWords
{
    private static readonly Dictionary<string, string> Words = new()
    {
        ["-p:SflowConfirm=true"] = "--confirm",
        ["-p:SflowDryRun=true"] = "--dry-run",
        ["CancelSweep without SflowRows"] = "sflow cancel without --row",
        ["dotnet build"] = "sflow batch or dotnet build",
        ["property"] = "option",
        ["SflowAccount"] = "--account",
        ["SflowArtifact"] = "artifact",
        ["SflowCheckPaths"] = "--check-paths",
        ["SflowCheckShell"] = "--check-shell",
        ["SflowCheckShell=false"] = "--check-shell false",
        ["SflowExcludeNodes"] = "--exclude-nodes",
        ["SflowDiagramFormat=svg"] = "--format svg",
        ["SflowGpusPerNode"] = "--gpus-per-node",
        ["SflowIncludeNodes"] = "--include-nodes",
        ["SflowJobName"] = "--job-name",
        ["SflowMaxSubmit"] = "--max",
        ["SflowMerge=deep"] = "--merge deep",
        ["SflowModule items to the workflow of the sweep"] = "files to the command line",
        ["SflowMonitorTasks"] = "--enable-task-monitor",
        ["SflowNodes"] = "--nodes",
        ["SflowOutputPath"] = "-o",
        ["SflowPartition"] = "--partition",
        ["SflowRunDir"] = "--output-dir",
        ["SflowSbatchOption"] = "--sbatch-extra-args",
        ["SflowShow"] = "--show",
        ["SflowShow=all"] = "--show all",
        ["SflowShow=active"] = "--show active",
        ["SflowShow=failed"] = "--show failed",
        ["SflowStates"] = "--state",
        ["SflowSubmit"] = "--which",
        ["SflowSubmit=all with SflowRows"] = "sflow submit --which all with --row",
        ["SflowSubmit=alongside"] = "sflow submit --which alongside",
        ["SflowSubmit=cancelled"] = "sflow submit --which cancelled",
        ["SflowSubmit=failed"] = "sflow submit --which failed",
        ["SflowSubmit=missing"] = "sflow submit --which missing",
        ["SflowSubmit=replace"] = "sflow submit --which replace",
        ["SflowSubmitDelay"] = "--delay",
        ["SflowTemplate"] = "--template",
        ["SflowTime"] = "--time",
        ["SflowVariable"] = "variable",
        ["SflowWorkspaceDir"] = "--workspace-dir",
        ["SubmitSweep"] = "sflow submit",
        ["The property SflowRows"] = "The option --row",
    };

    /// <summary>Translates a term; a term without a word of its own stays.</summary>
    public static string Of(string term) => Words.TryGetValue(term, out var word) ? word : term;
}

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
        ["SflowArtifact"] = "--artifact",
        ["SflowCheckPaths"] = "--check-paths",
        ["SflowCheckShell=false"] = "--check-shell false",
        ["SflowDiagramFormat=svg"] = "--format svg",
        ["SflowGpusPerNode"] = "--gpus-per-node",
        ["SflowJobName"] = "--job-name",
        ["SflowMerge=deep"] = "--merge deep",
        ["SflowModule items to the workflow of the sweep"] = "files to the command line",
        ["SflowNodes"] = "--nodes",
        ["SflowOutputPath"] = "-o",
        ["SflowPartition"] = "--partition",
        ["SflowRunDir"] = "--output-dir",
        ["SflowShow=all"] = "--show all",
        ["SflowShow=active"] = "--show active",
        ["SflowShow=failed"] = "--show failed",
        ["SflowSubmit=all with SflowRows"] = "--submit all with --row",
        ["SflowSubmit=alongside"] = "--submit alongside",
        ["SflowSubmit=cancelled"] = "--submit cancelled",
        ["SflowSubmit=failed"] = "--submit failed",
        ["SflowSubmit=missing"] = "--submit missing",
        ["SflowSubmit=replace"] = "--submit replace",
        ["SflowTemplate"] = "--template",
        ["SflowTime"] = "--time",
        ["SflowVariable"] = "--set",
        ["SflowWorkspaceDir"] = "--workspace-dir",
        ["SubmitSweep"] = "sflow submit",
        ["The property SflowRows"] = "The option --row",
    };

    /// <summary>Translates a term; a term without a word of its own stays.</summary>
    public static string Of(string term) => Words.TryGetValue(term, out var word) ? word : term;
}

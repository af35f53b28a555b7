namespace Sflow.Hosting.Projects;

/// <summary>
/// Everything of Sflow that a project can write: properties, item types and metadata. Names are compared with this table, and tests
/// compare it with the targets and the documentation.
/// </summary>
internal static class ProjectSchema
{
    /// <summary>The beginning of every name.</summary>
    public const string Prefix = "Sflow";

    private const string Flag = "true or false";
    private const string OfBackend = "the backend's";
    private const string EveryWorkflow = "every workflow that defines the name";

    /// <summary>The properties, in the order in which the documentation lists them.</summary>
    public static IReadOnlyList<PropertySchema> Properties { get; } =
    [
        new("SflowPartition", "sbatch --partition", OfBackend),
        new("SflowAccount", "sbatch --account", OfBackend),
        new("SflowTime", "sbatch --time", OfBackend, "minutes, hours:minutes:seconds or days-hours"),
        new(
            "SflowNodes",
            "the nodes of each job and of its plan; overrides the row, too",
            "the row's, else the backend's",
            "a number from 1"
        ),
        new("SflowGpusPerNode", "the GPUs of a node, for the plan", OfBackend, "a number from 0"),
        new("SflowJobName", "sbatch --job-name", "the row's name, the backend's, the workflow's"),
        new("SflowWorkspaceDir", "the workspace on the cluster, where relative fs:// paths start", "the folder of submission"),
        new("SflowRunDir", "the folder that contains the run folders", "sflow_output in the workspace"),
        new("SflowPrologue", "a bash file that is inserted directly after the directives", "none", "a path"),
        new("SflowTemplate", "a Handlebars file instead of the built-in template", "the built-in template", "a path"),
        new("SflowMissableTasks", "tasks that can be absent from every workflow", "none", "names or globs, separated by ;"),
        new(
            "SflowMerge",
            "what happens when several modules define an entry or a task: the later one replaces it, or changes its fields",
            "replace",
            "replace or deep"
        ),
        new("SflowMonitor", "samples the hardware of the nodes while a workflow runs, where its modules have no monitor", "false", Flag),
        new(
            "SflowMonitorTasks",
            "samples the hardware of the nodes of these tasks, where the modules give them no monitor",
            "none",
            "names, separated by ;"
        ),
        new("SflowIncludeNodes", "nodes that each job must have, besides those of the backend", "none", "names such as node1 or node[1-4]"),
        new("SflowExcludeNodes", "nodes that no job may have, besides those of the backend", "none", "names such as node1 or node[1-4]"),
        new("SflowResolve", "a build also writes the resolved documents", "false", Flag),
        new("SflowDiagramFormat", "the formats of Visualize", "svg", "svg, png, html, mermaid or dot, or several with ;"),
        new("SflowDiagramVariables", "the pictures of Visualize list the variables", "false", Flag),
        new("SflowOutputPath", "the folder of the output files", "$(OutputPath)sflow/", "a path"),
        new("SflowHelpLinkBase", "the address of the pages of the codes", "the pages in the package", "an address that ends with a slash"),
        new("SflowCheckShell", "bash, and with strict also shellcheck, checks the scripts", "true", "true, false or strict"),
        new("SflowCheckPaths", "the paths of artifacts must exist on this machine", "false", Flag),
        new("SflowTestOnly", "sbatch --test-only checks each script", "false", Flag),
        new(
            "SflowSubmit",
            "the rows that SubmitSweep submits",
            "missing",
            "missing, failed, cancelled, all, replace, alongside, or several with +"
        ),
        new(
            "SflowRows",
            "the rows that Plan, Visualize, SubmitSweep, SweepStatus and CancelSweep take",
            "all",
            "rows such as 1:4 or 1,3,5"
        ),
        new("SflowMaxSubmit", "how many scripts one call submits at most", "no limit", "a number from 1"),
        new("SflowSubmitDelay", "the seconds between two submissions", "0", "a number from 0 to 86400"),
        new("SflowDryRun", "SubmitSweep shows what it would submit, and changes nothing", "false", Flag),
        new("SflowConfirm", "lets more than 20 completed rows run again", "false", Flag),
        new("SflowAdopt", "records jobs that were submitted from elsewhere and do what a row does", "true", Flag),
        new("SflowLedgerPath", "the folder of the submission record", ".sflow beside the project", "a path"),
        new("SflowShow", "the rows that SweepStatus shows", "all of a small sweep", "all, failed, active or a number of rows"),
        new("SflowStates", "the states of the jobs that CancelSweep ends", "all", "PENDING, RUNNING …, several with +"),
        new("SflowTasksFolder", "the folder of the tasks' assembly", "tasks/netstandard2.0/ beside build/", "a path"),
        new(
            "SflowTaskFactory",
            "with TaskHostFactory, the tasks run in a separate process",
            "AssemblyTaskFactory",
            "AssemblyTaskFactory or TaskHostFactory"
        ),
        new("SflowBuildDependsOn", "your targets that run before the scripts are made", "none", "targets, separated by ;"),
        new("SflowCollectUnitsDependsOn", "your targets that run before the items are read", "none", "targets, separated by ;"),
    ];

    /// <summary>The item types, in the order in which the documentation lists them.</summary>
    public static IReadOnlyList<ItemSchema> Items { get; } =
    [
        new(
            "SflowModule",
            "a module; the order of the items is the merge order",
            [
                Workflow("the workflow that the module belongs to", "the project's name"),
                new MetadataSchema("Sorted", "with true, such items are sorted by path; for globs", "false") { Values = ["true", "false"] },
            ]
        )
        {
            IsFile = true,
            MakesUnit = true,
        },
        new("SflowWorkflow", "a self-contained YAML file: one script", [JobName()]) { IsFile = true, MakesUnit = true },
        new(
            "SflowSweep",
            "a CSV file: one script per row",
            [
                new MetadataSchema("Name", "the output folder", "the file's name without its extension"),
                Workflow("the workflow whose modules and overrides the sweep uses", "the project's name"),
                new MetadataSchema("Rows", "rows such as 1:4 or 1,3,5", "all"),
                new MetadataSchema("MissableTasks", "names or globs of tasks that can be absent, separated by ;"),
                JobName(),
            ]
        )
        {
            IsFile = true,
            MakesUnit = true,
        },
        new(
            "SflowVariable",
            "sets a variable",
            [
                new MetadataSchema("Value", "the value, which can be empty"),
                new MetadataSchema("Values", "several values, separated by ;: a matrix"),
                Workflow("the workflow that the variable is set for", EveryWorkflow),
            ]
        ),
        new(
            "SflowArtifact",
            "sets the URI of an artifact",
            [new MetadataSchema("Uri", "the URI"), Workflow("the workflow that the artifact is set for", EveryWorkflow)]
        ),
        new(
            "SflowExclude",
            "leaves out the rows of a matrix that have all its values",
            [Workflow("the workflow of the matrix", "every matrix")]
        )
        {
            HasVariables = true,
        },
        new("SflowMissableTask", "a task that can be absent", [Workflow("the workflow of the task", "every workflow")]),
        new("SflowSbatchOption", "one more #SBATCH line", [Workflow("the workflow that gets the line", "every workflow")]),
    ];

    /// <summary>The property of a name, in any case as in MSBuild; null when there is none.</summary>
    public static PropertySchema? FindProperty(string name) => Properties.FirstOrDefault(p => Same(p.Name, name));

    /// <summary>The item type of a name, in any case as in MSBuild; null when there is none.</summary>
    public static ItemSchema? FindItem(string name) => Items.FirstOrDefault(i => Same(i.Name, name));

    /// <summary>True when a name of MSBuild begins like those of Sflow.</summary>
    public static bool IsOurs(string name) => name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    private static MetadataSchema Workflow(string meaning, string otherwise) => new("Workflow", meaning, otherwise);

    private static MetadataSchema JobName() => new("JobName", "sbatch --job-name", "SflowJobName");

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}

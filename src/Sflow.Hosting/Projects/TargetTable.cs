namespace Sflow.Hosting.Projects;

/// <summary>The targets that people run. Tests compare this table with the targets of the package and with the documentation.</summary>
internal static class TargetTable
{
    /// <summary>The targets, in the order in which the documentation lists them.</summary>
    public static IReadOnlyList<TargetSchema> All { get; } =
    [
        new("Build", "makes all scripts, composed documents and plans"),
        new("Compose", "writes the composed documents"),
        new("Resolve", "writes the resolved documents"),
        new("Plan", "prints each plan (tasks, order, nodes, GPUs) and writes it"),
        new("Visualize", "draws each workflow: tasks, dependencies, nodes and GPUs"),
        new("GenerateSbatch", "does only Sflow's part of Build"),
        new("SubmitSweep", "builds, then submits the rows that have no submission"),
        new("SweepStatus", "shows the state of each row"),
        new("CancelSweep", "cancels the jobs of rows and waits for their end"),
        new("Clean", "removes the files of builds and keeps the submission records"),
        new("Rebuild", "does Clean and Build"),
        new("Help", "prints this text"),
    ];
}

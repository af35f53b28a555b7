namespace Sflow.Cli.Content;

/// <summary>What a new project has.</summary>
internal enum ProjectKind
{
    /// <summary>A project file with one workflow of five modules.</summary>
    Workflow,

    /// <summary>A project file with a sweep over the rows of a CSV.</summary>
    Sweep,

    /// <summary>The five modules without a project file.</summary>
    Modules,
}

/// <summary>What somebody says about a new project.</summary>
/// <param name="Kind">What it has.</param>
/// <param name="Name">The name of the project and of its workflow.</param>
/// <param name="UsesSlurm">True when jobs run on a cluster, false for this machine.</param>
/// <param name="Partition">The partition of Slurm.</param>
/// <param name="Account">The account of Slurm.</param>
/// <param name="Feed">The folder of the packages of Sflow; null when their source is known.</param>
internal sealed record Answers(ProjectKind Kind, string Name, bool UsesSlurm, string Partition, string Account, string? Feed);

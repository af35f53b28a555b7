using System.Collections.Generic;
using Sflow.Text;

namespace Sflow.Resolution;

/// <summary>What a project says about the job. Each setting wins over what the workflow's slurm backend says.</summary>
public sealed record JobSettings
{
    /// <summary>Nothing is set.</summary>
    public static JobSettings None { get; } = new();

    /// <summary>Slurm's partition, <c>sbatch --partition</c>.</summary>
    public Located<string>? Partition { get; init; }

    /// <summary>Slurm's account, <c>sbatch --account</c>.</summary>
    public Located<string>? Account { get; init; }

    /// <summary>The time limit in a form of <c>sbatch --time</c>: minutes, <c>HH:MM:SS</c>, <c>D-HH:MM:SS</c> …</summary>
    public Located<string>? Time { get; init; }

    /// <summary>The number of nodes, 1 or more.</summary>
    public Located<string>? Nodes { get; init; }

    /// <summary>The number of GPUs of each node, 1 or more.</summary>
    public Located<string>? GpusPerNode { get; init; }

    /// <summary>The job's name, <c>sbatch --job-name</c>.</summary>
    public Located<string>? JobName { get; init; }

    /// <summary>More options of <c>sbatch</c>, each one <c>#SBATCH</c> line such as <c>--exclusive</c>.</summary>
    public IReadOnlyList<Located<string>> SbatchOptions { get; init; } = [];

    /// <summary>The workspace folder on the cluster; null: the folder from which the job is submitted.</summary>
    public Located<string>? WorkspaceDir { get; init; }

    /// <summary>The folder that run folders go into; null: <c>sflow_output</c> in the workspace.</summary>
    public Located<string>? RunDir { get; init; }

    /// <summary>Bash lines put right after the directives, such as <c>module load …</c>.</summary>
    public SourceText? Prologue { get; init; }

    /// <summary>A Handlebars template in place of the built-in one.</summary>
    public SourceText? Template { get; init; }
}

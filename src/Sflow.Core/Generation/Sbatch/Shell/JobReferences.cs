using Sflow.Expressions;

namespace Sflow.Generation.Sbatch.Shell;

/// <summary>The number of the Slurm job.</summary>
internal sealed record JobIdReference : RuntimeReference
{
    public override string Display => "the job's number";
}

/// <summary>The folder that holds the run folders.</summary>
internal sealed record OutputFolderReference : RuntimeReference
{
    public override string Display => "the output folder";
}

/// <summary>The folder to mount for an artifact: itself when it is one, else the one that it is in.</summary>
/// <param name="Artifact">The artifact's name.</param>
internal sealed record MountReference(string Artifact) : RuntimeReference
{
    public override string Display => $"the folder of artifact {Artifact}";
}

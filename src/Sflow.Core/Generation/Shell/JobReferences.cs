using Sflow.Expressions;

namespace Sflow.Generation.Shell;

/// <summary>The number of the job.</summary>
internal sealed record JobIdReference : RuntimeReference
{
    public override string Display => "the job's number";
}

/// <summary>The folder that holds the run folders.</summary>
internal sealed record OutputFolderReference : RuntimeReference
{
    public override string Display => "the output folder";
}

/// <summary>
/// The folder to mount for an artifact. It is the artifact itself when that is a folder, and otherwise the folder that contains
/// it.
/// </summary>
/// <param name="Artifact">The artifact's name.</param>
internal sealed record MountReference(string Artifact) : RuntimeReference
{
    public override string Display => $"the folder of artifact {Artifact}";
}

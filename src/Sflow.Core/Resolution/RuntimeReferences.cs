using Sflow.Expressions;

namespace Sflow.Resolution;

/// <summary>The name of a node of the allocation.</summary>
/// <param name="Backend">The slurm backend.</param>
/// <param name="Index">The node's number, from 0.</param>
internal sealed record NodeNameReference(string Backend, int Index) : RuntimeReference
{
    /// <inheritdoc/>
    public override string Display => string.Format(CultureInfo.InvariantCulture, "backends.{0}.nodes[{1}].name", Backend, Index);
}

/// <summary>The IP address of a node of the allocation.</summary>
/// <param name="Backend">The slurm backend.</param>
/// <param name="Index">The node's number, from 0.</param>
internal sealed record NodeAddressReference(string Backend, int Index) : RuntimeReference
{
    /// <inheritdoc/>
    public override string Display => string.Format(CultureInfo.InvariantCulture, "backends.{0}.nodes[{1}].ip_address", Backend, Index);
}

/// <summary>The folder of the workspace, where relative paths begin.</summary>
internal sealed record WorkspaceReference : RuntimeReference
{
    /// <inheritdoc/>
    public override string Display => "the workspace folder";
}

/// <summary>The folder into which this run writes.</summary>
internal sealed record RunFolderReference : RuntimeReference
{
    /// <inheritdoc/>
    public override string Display => "the run folder";
}

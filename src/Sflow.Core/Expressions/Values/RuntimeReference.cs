namespace Sflow.Expressions;

/// <summary>A value that is known only when the job runs, such as a node's address. Hosts define derived classes.</summary>
internal abstract record RuntimeReference
{
    /// <summary>The reference as a user would write it, such as <c>backends.hpc.nodes[0].ip_address</c>.</summary>
    public abstract string Display { get; }
}

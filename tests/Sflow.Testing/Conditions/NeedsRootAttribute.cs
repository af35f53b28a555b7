namespace Sflow.Testing;

/// <summary>Marks tests that start a cluster of their own, whose daemons only root may start.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsRootAttribute : ConditionBaseAttribute
{
    public NeedsRootAttribute()
        : base(ConditionMode.Include) => IgnoreMessage = "only root can start a cluster of its own: run the tests as root";

    /// <inheritdoc/>
    public override bool IsConditionMet => Environment.IsPrivilegedProcess;

    /// <inheritdoc/>
    public override string GroupName => nameof(NeedsRootAttribute);
}

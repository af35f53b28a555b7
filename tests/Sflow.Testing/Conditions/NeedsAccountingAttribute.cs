namespace Sflow.Testing;

/// <summary>Marks tests that start a cluster with Slurm's accounting, whose daemons few machines have.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAccountingAttribute : ConditionBaseAttribute
{
    public NeedsAccountingAttribute()
        : base(ConditionMode.Include) => IgnoreMessage = "Slurm's accounting is not installed: tests/cluster/install accounting brings it";

    /// <inheritdoc/>
    public override bool IsConditionMet => new[] { "slurmdbd", "mariadbd" }.All(program => File.Exists("/usr/sbin/" + program));

    /// <inheritdoc/>
    public override string GroupName => nameof(NeedsAccountingAttribute);
}

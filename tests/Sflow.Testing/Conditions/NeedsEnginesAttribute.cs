namespace Sflow.Testing;

/// <summary>
/// Marks tests on the real Docker engine and sshd whose folder SFLOW_ENGINES names. Without it they are skipped and say how to get one.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsEnginesAttribute : ConditionBaseAttribute
{
    public NeedsEnginesAttribute()
        : base(ConditionMode.Include) =>
        IgnoreMessage =
            "SFLOW_ENGINES is not set; as root, tests/engines/install and eval \"$(tests/engines/start)\" give a Docker "
            + "engine and an sshd to test with";

    /// <summary>The folder of the engines, or an empty text.</summary>
    public static string Folder { get; } = Environment.GetEnvironmentVariable("SFLOW_ENGINES") ?? "";

    /// <inheritdoc/>
    public override bool IsConditionMet => Environment.IsPrivilegedProcess && File.Exists(Path.Combine(Folder, "bin", "docker"));

    /// <inheritdoc/>
    public override string GroupName => nameof(NeedsEnginesAttribute);
}

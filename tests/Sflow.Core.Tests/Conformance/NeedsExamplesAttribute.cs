namespace Sflow.Tests.Conformance;

/// <summary>
/// Marks a test that reads nv-sflow's own examples, which are no part of this repository; where they aren't, it is skipped.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class NeedsExamplesAttribute : ConditionBaseAttribute
{
    public NeedsExamplesAttribute()
        : base(ConditionMode.Include) =>
        IgnoreMessage =
            "nv-sflow's examples are not here: put them into a folder shared/conformance/real beside the repository, or "
            + "let SFLOW_CONFORMANCE name the folder that real is in.";

    /// <summary>The folder of the examples; null when there is none.</summary>
    public static string? Folder { get; } = Repository.Conformance("real");

    /// <inheritdoc/>
    public override bool IsConditionMet => Folder is not null;

    /// <inheritdoc/>
    public override string GroupName => nameof(NeedsExamplesAttribute);
}

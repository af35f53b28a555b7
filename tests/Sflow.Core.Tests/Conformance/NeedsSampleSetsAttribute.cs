namespace Sflow.Tests.Conformance;

/// <summary>
/// Marks a test that reads sets of modules for nv-sflow 0.3, which are not part of this repository. Where they are not, it is skipped.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class NeedsSampleSetsAttribute : ConditionBaseAttribute
{
    public NeedsSampleSetsAttribute()
        : base(ConditionMode.Include) =>
        IgnoreMessage =
            "The sample sets are not here: put them into a folder samples-0.3 beside the folder of the conformance data, or "
            + "let SFLOW_SAMPLES_03 name their folder.";

    /// <summary>The folder that has one folder per set; null when there is none.</summary>
    public static string? Folder { get; } = Find();

    /// <inheritdoc/>
    public override bool IsConditionMet => Folder is not null;

    /// <inheritdoc/>
    public override string GroupName => nameof(NeedsSampleSetsAttribute);

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("SFLOW_SAMPLES_03") is { Length: > 0 } given)
            return Directory.Exists(given) ? given : null;
        if (Repository.Conformance("real") is not { } examples)
            return null;
        var beside = Path.GetFullPath(Path.Combine(examples, "..", "..", "samples-0.3"));
        return Directory.Exists(beside) ? beside : null;
    }
}

namespace Sflow.Testing;

/// <summary>
/// Marks tests that run the programs which <c>samples/cpu-inference/fetch</c> puts into a folder. Without them they are skipped and say
/// how to get them.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsCpuInferenceAttribute : ConditionBaseAttribute
{
    public NeedsCpuInferenceAttribute()
        : base(ConditionMode.Include) => IgnoreMessage = $"there are no programs in {Folder}: samples/cpu-inference/fetch gets them";

    /// <summary>The folder of the programs, by the same rule as in the sample's project and in its script.</summary>
    public static string Folder { get; } =
        Variable("SFLOW_CPU_INFERENCE")
        ?? Path.Combine(Variable("XDG_CACHE_HOME") ?? Path.Combine(Variable("HOME") ?? "/", ".cache"), "sflow-cpu-inference");

    /// <inheritdoc/>
    public override bool IsConditionMet => File.Exists(Path.Combine(Folder, "model.gguf"));

    /// <inheritdoc/>
    public override string GroupName => nameof(NeedsCpuInferenceAttribute);

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}

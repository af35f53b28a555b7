namespace Sflow.Composition;

/// <summary>A value for a field of slurm backends that leave the field out.</summary>
/// <param name="Field">The name of the field.</param>
/// <param name="Value">The value and its place.</param>
/// <param name="IsDetected">True when nobody wrote the value: the host has it from Slurm.</param>
internal sealed record BackendDefault(string Field, Located<string> Value, bool IsDetected);

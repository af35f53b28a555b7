namespace Sflow.Binding;

/// <summary>A place where tasks run.</summary>
/// <param name="Name">Its name and the place of its definition.</param>
/// <param name="IsSlurm">True for a Slurm allocation, false for the machine that runs the script.</param>
/// <param name="IsDefault">True when the backend is marked as default.</param>
/// <param name="Fields">Its other fields.</param>
internal sealed record BackendModel(Located<string> Name, bool IsSlurm, bool IsDefault, FieldSet Fields);

using Sflow.Text;

namespace Sflow.Binding;

/// <summary>Where tasks run.</summary>
/// <param name="Name">Its name and the place of its definition.</param>
/// <param name="IsSlurm">True for an allocation of Slurm, false for the machine that runs the script.</param>
/// <param name="IsDefault">True when it says so itself.</param>
/// <param name="Fields">Its other fields.</param>
public sealed record BackendModel(Located<string> Name, bool IsSlurm, bool IsDefault, FieldSet Fields);

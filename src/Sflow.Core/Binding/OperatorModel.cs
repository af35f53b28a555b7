using Sflow.Text;

namespace Sflow.Binding;

/// <summary>How a script is run.</summary>
/// <param name="Name">Its name and the place of its definition.</param>
/// <param name="Type">bash, srun, docker, ssh or python.</param>
/// <param name="Fields">The fields of that type.</param>
public sealed record OperatorModel(Located<string> Name, string Type, FieldSet Fields);

/// <summary>The operator that a task names and what it changes of it.</summary>
/// <param name="Name">The operator's name and the place where the task says it.</param>
/// <param name="Type">The type: the task's own or the operator's.</param>
/// <param name="Fields">The fields that replace the operator's; <c>extra_args</c> are appended.</param>
public sealed record OperatorUse(Located<string> Name, string Type, FieldSet? Fields);

namespace Sflow.Binding;

/// <summary>An operator: how a script is run.</summary>
/// <param name="Name">Its name and the place of its definition.</param>
/// <param name="Kind">The way to run the script.</param>
/// <param name="Fields">The fields of that kind.</param>
internal sealed record OperatorModel(Located<string> Name, OperatorKind Kind, FieldSet Fields);

/// <summary>The operator that a task names, and the fields that the task overrides.</summary>
/// <param name="Name">The operator's name and the place where the task names it.</param>
/// <param name="Kind">The kind: the task's own or the operator's.</param>
/// <param name="Fields">The fields that replace the operator's; <c>extra_args</c> are appended.</param>
internal sealed record OperatorUse(Located<string> Name, OperatorKind Kind, FieldSet? Fields);

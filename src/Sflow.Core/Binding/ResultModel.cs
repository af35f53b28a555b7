namespace Sflow.Binding;

/// <summary>The results of a task: values that are found in its log, or a file that it writes.</summary>
/// <param name="Metrics">The values, in the order of the module. It is empty when the task writes a file.</param>
/// <param name="File">The path of the file, relative to the task's folder, or null.</param>
internal sealed record ResultModel(IReadOnlyList<ResultMetricModel> Metrics, BoundField? File);

/// <summary>One value of a task's results.</summary>
/// <param name="Name">The name of the value.</param>
/// <param name="Fields">Its other fields, of which <c>regex</c> is always present.</param>
internal sealed record ResultMetricModel(Located<string> Name, FieldSet Fields);

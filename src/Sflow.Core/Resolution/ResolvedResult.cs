using Sflow.Expressions;

namespace Sflow.Resolution;

/// <summary>The results of a task.</summary>
/// <param name="Metrics">The values that are found in its log. It is empty when the task writes a file.</param>
/// <param name="File">The path of the file that it writes, relative to its folder, or null.</param>
internal sealed record ResolvedResult(IReadOnlyList<ResolvedMetric> Metrics, Located<string>? File);

/// <summary>A value that is found in a log.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Regex">The regular expression of Python's re module, with the places of its characters.</param>
/// <param name="Type">The type: auto, string, int, float, bool or json.</param>
/// <param name="Aggregate">How several values become one: first, last, list, count, min, max, avg or sum.</param>
/// <param name="Required">True when the task fails without the value.</param>
/// <param name="Group">The number or the name of the group that has the value, or null.</param>
/// <param name="Unit">The unit, or null.</param>
internal sealed record ResolvedMetric(
    Located<string> Name,
    LocatedText Regex,
    string Type,
    string Aggregate,
    bool Required,
    Located<ExprValue>? Group,
    string? Unit
);

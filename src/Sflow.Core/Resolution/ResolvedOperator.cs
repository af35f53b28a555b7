using Sflow.Binding;
using Sflow.Expressions;

namespace Sflow.Resolution;

/// <summary>An operator with the task's changes applied and its fields evaluated.</summary>
/// <param name="Name">The operator's name, or <c>default_&lt;backend&gt;</c>.</param>
/// <param name="Kind">What runs the script.</param>
/// <param name="Options">The fields that are set, by name; strings may have placeholders.</param>
/// <param name="Location">Where the task or its operator says it.</param>
internal sealed record ResolvedOperator(
    string Name,
    OperatorKind Kind,
    IReadOnlyDictionary<string, ExprValue> Options,
    TextLocation Location
)
{
    /// <summary>An option as a string, possibly with placeholders; null when it isn't set or is empty.</summary>
    public ExprValue? Text(string option) =>
        Options.TryGetValue(option, out var value) && value is not (NoneValue or TextValue { Value: "" })
            ? RuntimeTexts.TextOf(value)
            : null;

    /// <summary>A boolean option.</summary>
    /// <param name="option">Its name.</param>
    /// <param name="otherwise">The default.</param>
    public bool Flag(string option, bool otherwise = false) =>
        Options.TryGetValue(option, out var value) && value is BoolValue truth ? truth.Value : otherwise;

    /// <summary>The strings of a list option, possibly with placeholders; empty when it isn't set.</summary>
    public IReadOnlyList<ExprValue> List(string option) =>
        Options.TryGetValue(option, out var value) && value is ListValue list ? list.Items : [];
}

using System.Diagnostics.CodeAnalysis;

namespace Sflow.Expressions;

/// <summary>A scope with values that are already known.</summary>
/// <param name="values">The values by name; must not change while the scope is in use.</param>
internal sealed class DictScope(IReadOnlyDictionary<string, ExprValue> values) : IScope
{
    /// <summary>A scope without names.</summary>
    public static DictScope Empty { get; } = new(new Dictionary<string, ExprValue>());

    /// <inheritdoc/>
    public IEnumerable<string> Names => values.Keys;

    /// <inheritdoc/>
    public bool TryGet(string name, [NotNullWhen(true)] out ExprValue? value)
    {
        var found = values.TryGetValue(name, out var result);
        value = result;
        return found;
    }
}

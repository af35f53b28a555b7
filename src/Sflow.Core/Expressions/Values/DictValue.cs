using System.Diagnostics.CodeAnalysis;

namespace Sflow.Expressions;

/// <summary>A mapping that keeps the order in which its keys were first added.</summary>
internal sealed class DictValue : ExprValue
{
    private readonly Dictionary<ExprValue, int> index;
    private readonly List<ExprValue> keys;
    private readonly List<ExprValue> values;
    private readonly ContainerShape keyShape;
    private readonly ContainerShape valueShape;

    /// <summary>
    /// Creates a mapping from pairs. A repeated key (1, 1.0 and True are the same key) replaces the value, but the first key and
    /// its position stay.
    /// </summary>
    public DictValue(IEnumerable<KeyValuePair<ExprValue, ExprValue>> pairs)
    {
        index = [];
        keys = [];
        values = [];
        foreach (var pair in pairs)
        {
            if (index.TryGetValue(pair.Key, out var at))
            {
                values[at] = pair.Value;
                continue;
            }

            index.Add(pair.Key, keys.Count);
            keys.Add(pair.Key);
            values.Add(pair.Value);
        }

        keyShape = new(keys);
        valueShape = new(values);
    }

    /// <summary>The number of entries.</summary>
    public int Count => keys.Count;

    /// <summary>The keys in order.</summary>
    public IReadOnlyList<ExprValue> Keys => keys;

    /// <summary>The values in the order of their keys.</summary>
    public IReadOnlyList<ExprValue> Values => values;

    /// <inheritdoc/>
    public override string TypeName => "dict";

    internal override int Depth => System.Math.Max(keyShape.Depth, valueShape.Depth);

    internal override long Size => keyShape.Size + valueShape.Size;

    internal override ValueTraits Traits => keyShape.Traits | valueShape.Traits;

    /// <summary>Finds the value of a key. Keys are compared as in Python.</summary>
    public bool TryGetValue(ExprValue key, [NotNullWhen(true)] out ExprValue? value)
    {
        var found = index.TryGetValue(key, out var at);
        value = found ? values[at] : null;
        return found;
    }

    /// <summary>Finds the value of a string key.</summary>
    public bool TryGetValue(string key, [NotNullWhen(true)] out ExprValue? value) => TryGetValue(new TextValue(key), out value);
}

using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;

namespace Sflow.Expressions;

/// <summary>A mapping whose entries keep the order in which their keys came first.</summary>
public sealed class DictValue : ExprValue
{
    private readonly Dictionary<ExprValue, int> index;
    private readonly List<ExprValue> keys;
    private readonly List<ExprValue> values;
    private readonly ContainerShape keyShape;
    private readonly ContainerShape valueShape;

    /// <summary>A mapping of pairs. A key that comes again (1, 1.0 and True are one key) replaces the value and keeps the first key and its place.</summary>
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

    /// <summary>The empty mapping.</summary>
    public static DictValue Empty { get; } = new([]);

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

    /// <summary>Finds the value of a key by Python's equality.</summary>
    public bool TryGetValue(ExprValue key, [NotNullWhen(true)] out ExprValue? value)
    {
        var found = index.TryGetValue(key, out var at);
        value = found ? values[at] : null;
        return found;
    }

    /// <summary>Finds the value of a text key.</summary>
    public bool TryGetValue(string key, [NotNullWhen(true)] out ExprValue? value) => TryGetValue(new TextValue(key), out value);
}

using System.Diagnostics.CodeAnalysis;
using Sflow.Expressions;

namespace Sflow.Syntax;

/// <summary>Keys and their values in the order of the file, with merge keys (<c>&lt;&lt;</c>) applied. Keys are unique.</summary>
internal sealed class MappingSyntax : NodeSyntax
{
    private Dictionary<string, MappingEntrySyntax>? index;

    /// <summary>Creates a mapping from entries with different keys.</summary>
    public MappingSyntax(IReadOnlyList<MappingEntrySyntax> entries, TextLocation location, bool isSet = false)
        : base(location, entries.Count == 0 ? 1 : 1 + entries.Max(entry => entry.Value.Height)) => (Entries, IsSet) = (entries, isSet);

    /// <summary>The entries in order.</summary>
    public IReadOnlyList<MappingEntrySyntax> Entries { get; }

    /// <summary>True for <c>!!set</c>: the keys are the items, and the values have no meaning.</summary>
    public bool IsSet { get; }

    /// <inheritdoc/>
    public override string KindName => IsSet ? "a set" : "a mapping";

    private Dictionary<string, MappingEntrySyntax> Index =>
        index ??= Entries.ToDictionary(entry => ScalarSyntax.Identity(entry.Key.Value), StringComparer.Ordinal);

    /// <summary>Finds the entry with a string key. A key that YAML reads as a number or a Boolean is not a string.</summary>
    public bool TryGet(string key, [NotNullWhen(true)] out MappingEntrySyntax? entry) => Index.TryGetValue("t" + key, out entry);

    /// <summary>The value of a string key, or null when there is none.</summary>
    public NodeSyntax? Get(string key) => TryGet(key, out var entry) ? entry.Value : null;

    /// <summary>A copy in which one string key has another value; a new key is appended.</summary>
    public MappingSyntax With(string key, NodeSyntax node)
    {
        if (!TryGet(key, out var old))
            return new([.. Entries, new(ScalarSyntax.Create(key, node.Location), node)], Location, IsSet);
        return new([.. Entries.Select(entry => ReferenceEquals(entry, old) ? entry with { Value = node } : entry)], Location, IsSet);
    }

    /// <summary>A copy without a string key; the same mapping when it doesn't have the key.</summary>
    public MappingSyntax Without(string key) =>
        TryGet(key, out var old) ? new([.. Entries.Where(entry => !ReferenceEquals(entry, old))], Location, IsSet) : this;

    /// <summary>Finds an entry by the value of its key. Keys are compared as in Python.</summary>
    internal bool TryGet(ExprValue key, [NotNullWhen(true)] out MappingEntrySyntax? entry) =>
        Index.TryGetValue(ScalarSyntax.Identity(key), out entry);

    private protected override ExprValue ComputeValue() =>
        IsSet ? new SetValue([.. Entries.Select(entry => entry.Key.Value)]) : DictOf(Entries);

    private static DictValue DictOf(IReadOnlyList<MappingEntrySyntax> entries) =>
        new([.. entries.Select(entry => new KeyValuePair<ExprValue, ExprValue>(entry.Key.Value, entry.Value.ToValue()))]);
}

using System.Collections;

namespace Sflow.Sharing;

/// <summary>
/// Lists the members of a type that make up a key. Every property of the type is either in the key or left out for a stated
/// reason. A test compares the list with the type, so that a new property can't be forgotten.
/// </summary>
internal sealed class KeyMembers<T> : IKeyMembers, IEnumerable
{
    private readonly List<(string Name, Action<Fingerprint, T> Add)> members = [];
    private readonly Dictionary<string, string> leftOut = [];

    /// <inheritdoc/>
    public Type Of => typeof(T);

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Names => [.. members.Select(member => member.Name)];

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> LeftOut => leftOut;

    /// <summary>Adds a member that is one piece.</summary>
    /// <param name="name">The property.</param>
    /// <param name="get">Gets its value as a string.</param>
    public void Add(string name, Func<T, string?> get) => members.Add((name, (key, of) => key.Add(get(of))));

    /// <summary>Adds a member that consists of several pieces.</summary>
    /// <param name="name">The property.</param>
    /// <param name="add">Adds its pieces to the key; a list adds their number first.</param>
    public void Add(string name, Action<Fingerprint, T> add) => members.Add((name, add));

    /// <summary>Leaves a member out.</summary>
    /// <param name="name">The property.</param>
    /// <param name="because">Why two keys may be equal although this property differs.</param>
    public void Add(string name, string because) => leftOut.Add(name, because);

    /// <summary>Adds the members of an object to a key.</summary>
    public Fingerprint AddTo(Fingerprint key, T of)
    {
        foreach (var (_, add) in members)
            add(key, of);
        return key;
    }

    /// <summary>Adds the members of a list of objects to a key, with their number.</summary>
    public Fingerprint AddEach(Fingerprint key, IReadOnlyCollection<T> of)
    {
        key.Add(of.Count);
        foreach (var one in of)
            AddTo(key, one);
        return key;
    }

    IEnumerator IEnumerable.GetEnumerator() => members.GetEnumerator();
}

/// <summary>What a test needs to know about a list of members.</summary>
internal interface IKeyMembers
{
    /// <summary>The type.</summary>
    Type Of { get; }

    /// <summary>The properties that are in the key.</summary>
    IReadOnlyCollection<string> Names { get; }

    /// <summary>The properties that are not in the key, each with the reason.</summary>
    IReadOnlyDictionary<string, string> LeftOut { get; }
}

namespace Sflow.Planning;

/// <summary>Where a task runs.</summary>
/// <param name="Nodes">The backend's nodes, by number.</param>
/// <param name="Gpus">The GPUs on each of them, by their numbers on the node.</param>
/// <param name="GpusAfter">The tasks that have some of these GPUs before it, in the order in which tasks can start.</param>
internal sealed record Placement(IReadOnlyList<int> Nodes, IReadOnlyList<int> Gpus, IReadOnlyList<string> GpusAfter)
{
    private static readonly KeyMembers<Placement> Members = new()
    {
        { nameof(Nodes), (key, placement) => AddEach(key, placement.Nodes) },
        { nameof(Gpus), (key, placement) => AddEach(key, placement.Gpus) },
        { nameof(GpusAfter), (key, placement) => key.AddEach(placement.GpusAfter) },
    };

    /// <summary>The placement as a string that is unique to it.</summary>
    public string Key() => Members.AddTo(new Fingerprint(), this).ToString();

    private static void AddEach(Fingerprint key, IReadOnlyList<int> numbers)
    {
        key.Add(numbers.Count);
        foreach (var number in numbers)
            key.Add(number);
    }
}

namespace Sflow.Hosting.Projects;

/// <summary>Metadata of an item.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Meaning">What it does, in one sentence without a period at its end.</param>
/// <param name="Default">What applies when it isn't set.</param>
internal sealed record MetadataSchema(string Name, string Meaning, string Default = "none")
{
    /// <summary>The allowed values. The list is empty when any text is allowed.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];
}

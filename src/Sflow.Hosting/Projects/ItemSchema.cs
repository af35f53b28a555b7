namespace Sflow.Hosting.Projects;

/// <summary>A type of items that a project can have.</summary>
/// <param name="Name">The item type.</param>
/// <param name="Meaning">What an item is, in one sentence without a period at its end.</param>
/// <param name="Metadata">The metadata that an item can have.</param>
internal sealed record ItemSchema(string Name, string Meaning, IReadOnlyList<MetadataSchema> Metadata)
{
    /// <summary>True when the item is a file, so that wildcards in <c>Include</c> match files.</summary>
    public bool IsFile { get; init; }

    /// <summary>True when the item makes a workflow or a sweep.</summary>
    public bool MakesUnit { get; init; }

    /// <summary>True when further metadata names variables.</summary>
    public bool HasVariables { get; init; }

    /// <summary>The metadata of a name, in any case; null when there is none.</summary>
    public MetadataSchema? Find(string name) =>
        Metadata.FirstOrDefault(m => string.Equals(m.Name, name, StringComparison.OrdinalIgnoreCase));
}

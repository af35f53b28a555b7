namespace Sflow.Composition;

/// <summary>A URI for an artifact from a project, a row or a command line.</summary>
/// <param name="Name">The artifact.</param>
/// <param name="Uri">The URI; it may contain expressions.</param>
/// <param name="Location">The place where it was given.</param>
public sealed record ArtifactOverride(string Name, string Uri, TextLocation Location)
{
    /// <summary>The members that belong in a key.</summary>
    internal static KeyMembers<ArtifactOverride> Key { get; } =
        new()
        {
            { nameof(Name), artifact => artifact.Name },
            { nameof(Uri), artifact => artifact.Uri },
            { nameof(Location), "a place is only in diagnostics, and what has diagnostics is not shared" },
        };
}

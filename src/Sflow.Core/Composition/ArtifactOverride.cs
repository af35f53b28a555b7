using Sflow.Text;

namespace Sflow.Composition;

/// <summary>A URI that a project, a row or a command line gives to an artifact.</summary>
/// <param name="Name">The artifact.</param>
/// <param name="Uri">The URI; it may hold expressions.</param>
/// <param name="Location">Where it was given.</param>
public sealed record ArtifactOverride(string Name, string Uri, TextLocation Location);

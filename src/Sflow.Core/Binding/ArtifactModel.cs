namespace Sflow.Binding;

/// <summary>An artifact.</summary>
/// <param name="Name">Its name and the place of its definition.</param>
/// <param name="Uri">The URI.</param>
/// <param name="Content">The string that the job writes to the file, or null.</param>
internal sealed record ArtifactModel(Located<string> Name, BoundField Uri, BoundField? Content);

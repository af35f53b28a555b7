using Sflow.Text;

namespace Sflow.Binding;

/// <summary>An artifact.</summary>
/// <param name="Name">Its name and the place of its definition.</param>
/// <param name="Uri">Where it is.</param>
/// <param name="Content">The text that the job writes there, or null.</param>
public sealed record ArtifactModel(Located<string> Name, BoundField Uri, BoundField? Content);

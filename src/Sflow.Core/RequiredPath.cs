using Sflow.Text;

namespace Sflow;

/// <summary>A path that must be there when the job starts.</summary>
/// <param name="Artifact">The artifact's name.</param>
/// <param name="Path">The path, absolute or relative to the workspace.</param>
/// <param name="Location">Where its URI was written.</param>
public sealed record RequiredPath(string Artifact, string Path, TextLocation Location);

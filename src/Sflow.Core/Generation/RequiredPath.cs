namespace Sflow.Generation;

/// <summary>A path that must exist when the job starts.</summary>
/// <param name="Artifact">The artifact's name.</param>
/// <param name="Path">The path, absolute or relative to the workspace.</param>
/// <param name="Location">The place of the artifact's URI.</param>
public sealed record RequiredPath(string Artifact, string Path, TextLocation Location);

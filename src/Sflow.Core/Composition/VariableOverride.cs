using Sflow.Text;

namespace Sflow.Composition;

/// <summary>A variable's value from outside the modules: a column of a sweep, an item of a project.</summary>
/// <param name="Name">The variable, global or of the workflow.</param>
/// <param name="Text">The value's text; its type is inferred.</param>
/// <param name="Location">Where it was said.</param>
public sealed record VariableOverride(string Name, string Text, TextLocation Location);

/// <summary>An artifact's URI from outside the modules.</summary>
/// <param name="Name">The artifact.</param>
/// <param name="Uri">The URI that replaces the artifact's.</param>
/// <param name="Location">Where it was said.</param>
public sealed record ArtifactOverride(string Name, string Uri, TextLocation Location);

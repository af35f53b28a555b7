using Sflow.Text;

namespace Sflow.Composition;

/// <summary>A value that a project, a row or a command line gives to a variable.</summary>
/// <param name="Name">The variable, global or of the workflow.</param>
/// <param name="Text">The value as text; its type is inferred.</param>
/// <param name="Location">Where it was given.</param>
public sealed record VariableOverride(string Name, string Text, TextLocation Location);

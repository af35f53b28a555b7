namespace Sflow.Cli.Definitions;

/// <summary>Verbs that help shows together.</summary>
/// <param name="Title">The heading, such as <c>Submit to Slurm</c>.</param>
/// <param name="Verbs">The names of the verbs in the order of help.</param>
internal sealed record VerbGroup(string Title, IReadOnlyList<string> Verbs);

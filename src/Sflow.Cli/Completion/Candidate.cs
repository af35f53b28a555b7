namespace Sflow.Cli.Completion;

/// <summary>A word that the shell can offer.</summary>
/// <param name="Value">The word.</param>
/// <param name="Meaning">What it is, for shells that show it. Empty for none.</param>
internal sealed record Candidate(string Value, string Meaning = "");

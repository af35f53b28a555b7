namespace Sflow.Cli.Definitions;

/// <summary>A command line for help and pages.</summary>
/// <param name="Meaning">What it does, such as <c>Merge two modules and look at the result</c>.</param>
/// <param name="Line">The command line, starting with <c>sflow</c>.</param>
internal sealed record Example(string Meaning, string Line);

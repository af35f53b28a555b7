namespace Sflow.Cli.Definitions;

/// <summary>An option of nv-sflow that has nothing to do here. The verb accepts it, so that existing command lines work.</summary>
/// <param name="Name">The option, such as <c>--sflow-venv-path</c>.</param>
/// <param name="Value">What its value is called; null for a switch.</param>
/// <param name="Verbs">The verbs that have it in nv-sflow.</param>
/// <param name="Why">Why it has no effect, and what to write instead. Its value, which may be a secret, is never shown.</param>
internal sealed record ForeignOption(string Name, string? Value, IReadOnlyList<string> Verbs, string Why)
{
    /// <summary>The short forms.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];
}

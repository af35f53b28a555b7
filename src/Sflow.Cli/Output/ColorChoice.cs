namespace Sflow.Cli.Output;

/// <summary>Decides whether a stream gets colors.</summary>
internal static class ColorChoice
{
    /// <summary>
    /// True when a stream gets colors. The first that applies decides: <c>--color always</c> or <c>never</c>; <c>NO_COLOR</c>, if it is not
    /// empty; <c>CLICOLOR_FORCE</c>, if it is neither empty nor 0; a stream that is no terminal has none; <c>CLICOLOR=0</c>;
    /// <c>TERM=dumb</c>.
    /// </summary>
    /// <param name="when">The value of <c>--color</c>.</param>
    /// <param name="isTerminal">True when the stream is a terminal.</param>
    /// <param name="variable">The value of an environment variable; null without one.</param>
    public static bool IsOn(string when, bool isTerminal, Func<string, string?> variable) =>
        when switch
        {
            "always" => true,
            "never" => false,
            _ when variable("NO_COLOR") is { Length: > 0 } => false,
            _ when variable("CLICOLOR_FORCE") is { Length: > 0 } and not "0" => true,
            _ => isTerminal && variable("CLICOLOR") != "0" && variable("TERM") != "dumb",
        };
}

namespace Sflow.Syntax;

/// <summary>Why the YAML library stopped. All positions are those of the original text.</summary>
/// <param name="Message">The library's message; empty when the library threw an exception that is not its own.</param>
/// <param name="Start">Where the error begins according to the library; 0 when the library does not know.</param>
/// <param name="End">Where the error ends according to the library.</param>
/// <param name="Read">The end of the last event that was read.</param>
internal sealed record YamlError(string Message, int Start, int End, int Read)
{
    /// <summary>
    /// Our message for a colon that the library reads as part of a string and YAML 1.1 does not: <c>{a:}</c>, <c>{a:[x]}</c>.
    /// </summary>
    public const string ColonWithoutSpace = "colon without space";

    /// <summary>Our message for a key with a star in it that the library reads as a string: <c>a *b: 1</c>.</summary>
    public const string StarInKey = "star in key";

    /// <summary>True when the message contains the words, in any case.</summary>
    public bool Contains(string words) => Message.IndexOf(words, System.StringComparison.OrdinalIgnoreCase) >= 0;
}

namespace Sflow.Syntax;

/// <summary>Why the YAML library stopped. All positions are those of the original text.</summary>
/// <param name="Message">What it says; empty when it failed in a way that it did not foresee.</param>
/// <param name="Start">Where it says that the trouble begins; 0 when it has no better idea.</param>
/// <param name="End">Where it says that the trouble ends.</param>
/// <param name="Read">The end of the last thing that was understood.</param>
internal sealed record YamlStop(string Message, int Start, int End, int Read)
{
    /// <summary>The message for a text that the library reads as something else than YAML 1.1 says: <c>{a:}</c>, <c>{a:[x]}</c>.</summary>
    public const string ColonWithoutBlank = "colon without blank";

    /// <summary>The message for a key with a star in it that the library reads as text: <c>a *b: 1</c>.</summary>
    public const string StarInKey = "star in key";

    /// <summary>True when the message holds the words.</summary>
    public bool Says(string words) => Message.IndexOf(words, System.StringComparison.OrdinalIgnoreCase) >= 0;
}

namespace Sflow.Generation.Patterns;

/// <summary>
/// A set of a POSIX expression, such as <c>[a-z_]</c>. POSIX has no escapes in it: a special character must stand in a position
/// where it has no special meaning.
/// </summary>
internal sealed class CharacterSet
{
    // Ranges with such an end are written out, as they would get another meaning.
    private const string Special = "[]^-";

    private readonly StringBuilder members = new();
    private bool hasClosing;
    private bool hasDash;
    private bool hasCaret;

    /// <summary>Adds a character.</summary>
    public void Add(char c)
    {
        if (c == ']')
            hasClosing = true;
        else if (c == '-')
            hasDash = true;
        else if (c == '^')
            hasCaret = true;
        else
            members.Append(c == '[' ? "[.[.]" : c.ToString());
    }

    /// <summary>Adds a range of characters.</summary>
    public void Add(char from, char to)
    {
        if (Special.IndexOf(from) < 0 && Special.IndexOf(to) < 0)
        {
            members.Append(from).Append('-').Append(to);
            return;
        }

        for (var c = from; c <= to; c++)
            Add(c);
    }

    /// <summary>Adds what stands for many characters, such as <c>[:space:]</c>.</summary>
    public void AddClass(string text) => members.Append(text);

    /// <summary>The set, or the complement of it.</summary>
    public string Write(bool isNegated) =>
        !isNegated && hasCaret && !hasClosing && members.Length == 0
            ? hasDash
                ? "[-^]"
                : "\\^"
            : "[" + (isNegated ? "^" : "") + (hasClosing ? "]" : "") + members + (hasCaret ? "^" : "") + (hasDash ? "-" : "") + "]";
}

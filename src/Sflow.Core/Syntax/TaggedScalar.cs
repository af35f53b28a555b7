using Sflow.Expressions;

namespace Sflow.Syntax;

/// <summary>Reads scalars with an explicit tag, as PyYAML's SafeLoader constructs them.</summary>
internal static class TaggedScalar
{
    /// <summary>The prefix of the tags that YAML itself defines, written <c>!!</c>.</summary>
    public const string Prefix = "tag:yaml.org,2002:";

    /// <summary>The value; null when the characters are not a value of this type.</summary>
    /// <param name="type">The tag without <see cref="Prefix"/>.</param>
    /// <param name="text">The characters of the scalar.</param>
    public static ExprValue? Read(string type, string text) =>
        type switch
        {
            "str" => new TextValue(text),
            "null" => ScalarResolver.Word(text) is NoneValue || text.Length == 0 ? NoneValue.Instance : null,
            "bool" => ScalarResolver.Word(text.ToLowerInvariant()) as BoolValue,
            "int" => text.Length == 0 ? null : ScalarResolver.Integer(text),
            "float" => ReadFloat(text),
            "timestamp" => TimestampReader.Read(text),
            _ => null,
        };

    /// <summary>True for the tags that <see cref="Read"/> knows.</summary>
    public static bool Knows(string type) => type is "str" or "null" or "bool" or "int" or "float" or "timestamp";

    // This is wider than an untagged float: with the tag, "3", "1e3" and ".5" with a sign are floats.
    private static ExprValue? ReadFloat(string text)
    {
        if (text.Length == 0)
            return null;
        if (ScalarResolver.Float(text.ToLowerInvariant()) is { } value)
            return value;
        var plain = text.All(c => c is >= '0' and <= '9' or '+' or '-' or '.' or 'e' or 'E' or '_');
        return plain && ScalarResolver.TryParseFloat(text, out var number) ? new FloatValue(number) : null;
    }
}

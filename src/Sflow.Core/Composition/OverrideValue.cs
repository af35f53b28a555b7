using System.Numerics;
using Sflow.Expressions;
using Sflow.Syntax;

namespace Sflow.Composition;

/// <summary>
/// Infers the type of an override: a JSON list or object, a number, true or false, otherwise a string. A number counts only in
/// the format in which it would be printed, so <c>007</c>, <c>3.10</c> and <c>1e3</c> stay strings.
/// </summary>
internal static class OverrideValue
{
    private const int MostDigits = 4300;

    /// <summary>The value as a node.</summary>
    /// <param name="text">The string that was given.</param>
    /// <param name="location">The place where it was given.</param>
    /// <param name="isBrokenJson">True when the string begins like JSON, contains no expression, and is not JSON.</param>
    public static NodeSyntax Infer(string text, TextLocation location, out bool isBrokenJson)
    {
        isBrokenJson = false;
        var trimmed = text.Trim();
        if (trimmed.Length > 0 && trimmed[0] is '[' or '{')
        {
            if (JsonNodeReader.Read(trimmed, location) is { } node)
                return node;
            isBrokenJson = !HasExpression(trimmed);
        }

        return ScalarSyntax.Create(Scalar(trimmed) ?? new TextValue(text), location);
    }

    /// <summary>True for a string with an expression in it, whose value is not known yet.</summary>
    public static bool HasExpression(string text) => text.IndexOf("${{", StringComparison.Ordinal) >= 0;

    private static ExprValue? Scalar(string text)
    {
        switch (text.ToLowerInvariant())
        {
            case "true" or "yes" or "on":
                return BoolValue.True;
            case "false" or "no" or "off":
                return BoolValue.False;
        }

        if (text.Length is 0 or > MostDigits || text[text.Length - 1] is < '0' or > '9')
            return null;
        if (BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer))
            return integer.ToString(CultureInfo.InvariantCulture) == text ? new IntValue(integer) : null;
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return null;
        var value = new FloatValue(number);
        return value.ToText() == text ? value : null;
    }
}

using System.Numerics;
using System.Text.RegularExpressions;
using Sflow.Expressions;
using Sflow.Syntax;

namespace Sflow.Composition;

/// <summary>
/// Infers the type of an override: a JSON list or object, a number, true or false, otherwise a string. What people write as numbers is a
/// number, also <c>1e-3</c>, <c>.5</c>, <c>5.</c> and <c>+1</c>. A zero too many may have a meaning, so <c>007</c> and <c>3.10</c> stay
/// strings, and so does <c>1_000</c>.
/// </summary>
internal static class OverrideValue
{
    private const int MostDigits = 4300;

    private static readonly Regex Integer = new(@"^[+-]?[1-9][0-9]*\z|^\+?0\z", RegexOptions.CultureInvariant);

    // With a point, an exponent or both. A fraction ends with a zero only as ".0", or before an exponent.
    private static readonly Regex Float = new(
        @"^[+-]?(?:(?:0|[1-9][0-9]*)\.(?:0|[0-9]*[1-9])?|\.(?:0|[0-9]*[1-9]))\z"
            + @"|^[+-]?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)[eE][+-]?[0-9]+\z",
        RegexOptions.CultureInvariant
    );

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

        if (text.Length is 0 or > MostDigits)
            return null;
        if (Integer.IsMatch(text))
            return new IntValue(BigInteger.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
        // No number that people write is too large for a float.
        return
            Float.IsMatch(text)
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && !double.IsInfinity(number)
            ? new FloatValue(number)
            : null;
    }
}

using Sflow.Expressions;
using Sflow.Syntax;

namespace Sflow.Generation.Yaml;

/// <summary>Decides whether a string can stand without quotes in a block, for readers of YAML 1.1 and YAML 1.2.</summary>
internal static class PlainScalar
{
    private const string Indicators = "-?:,[]{}#&*!|>'\"%@`=<";
    private const string OfNumbers = "0123456789abcdefABCDEFxXoOtTzZ_:.+- ";

    /// <summary>True when every reader reads the plain scalar as this string.</summary>
    /// <param name="text">A string of one line.</param>
    public static bool IsSafe(string text)
    {
        if (text.Length == 0 || Indicators.IndexOf(text[0]) >= 0 || text.IndexOf('\t') >= 0 || text.IndexOf('\u00a0') >= 0)
            return false;
        if (text[0] == ' ' || text[text.Length - 1] is ' ' or ':')
            return false;
        if (
            text.IndexOf(": ", StringComparison.Ordinal) >= 0
            || text.IndexOf(" #", StringComparison.Ordinal) >= 0
            || text.StartsWith("...", StringComparison.Ordinal)
        )
            return false;
        return !MeansSomethingElse(text);
    }

    // Some readers read base-60 numbers, 0o17 and 1e3 as strings, and others read them as numbers. In the same way, y and n are
    // strings or Booleans.
    private static bool MeansSomethingElse(string text)
    {
        if (text is "y" or "Y" or "n" or "N" || ScalarResolver.Resolve(text) is not TextValue)
            return true;
        return text[0] is (>= '0' and <= '9') or '+' or '.' && text.All(c => OfNumbers.IndexOf(c) >= 0);
    }
}

namespace Sflow.Hosting.Checks;

/// <summary>Parses the line numbers of other tools.</summary>
internal static class LineNumber
{
    /// <summary>The number, from 1; 1 when the digits are not a valid number.</summary>
    public static int Of(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
}

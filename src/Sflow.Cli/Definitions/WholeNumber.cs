namespace Sflow.Cli.Definitions;

/// <summary>Options whose value is a whole number of a range.</summary>
internal static class WholeNumber
{
    /// <summary>Restricts an option to a range. The parser itself reports a value that is not a number.</summary>
    /// <param name="option">The option.</param>
    /// <param name="least">The least value.</param>
    /// <param name="most">The greatest value.</param>
    public static Option<int> Within(Option<int> option, int least, int most = int.MaxValue)
    {
        var range = most == int.MaxValue ? $"of at least {least}" : $"from {least} to {most}";
        option.Validators.Add(result =>
        {
            // The library throws when it converts a text that is not a number.
            if (result.Tokens is [{ Value: var text }] && int.TryParse(text, CultureInfo.InvariantCulture, out var number))
            {
                if (number < least || number > most)
                    result.AddError($"The value must be a whole number {range}");
            }
        });
        return option;
    }
}

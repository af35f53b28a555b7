namespace Sflow.Cli.Definitions;

/// <summary>Options whose value is a whole number of a range.</summary>
internal static class WholeNumber
{
    /// <summary>Restricts an option to a range. A value that is no number is an error of its own.</summary>
    /// <param name="option">The option.</param>
    /// <param name="least">The least value.</param>
    /// <param name="most">The greatest value.</param>
    public static Option<int> Within(Option<int> option, int least, int most = int.MaxValue)
    {
        var range = most == int.MaxValue ? $"of at least {least}" : $"from {least} to {most}";
        option.Validators.Add(result =>
        {
            // The library's own reader of values throws where the text is no number.
            if (result.Tokens is [{ Value: var text }] && int.TryParse(text, CultureInfo.InvariantCulture, out var number))
            {
                if (number < least || number > most)
                    result.AddError($"The value must be a whole number {range}");
            }
        });
        return option;
    }
}

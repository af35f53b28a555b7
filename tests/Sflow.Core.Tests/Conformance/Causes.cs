using System.Text.RegularExpressions;

namespace Sflow.Tests.Conformance;

/// <summary>Why Sflow refuses what the oracle accepts: the code of its error and the deviation's number.</summary>
/// <param name="Code">The code of the error.</param>
/// <param name="Number">The number of the deviation, as in docs/language.md.</param>
/// <param name="Message">A pattern for the message, where the code has other meanings, too.</param>
internal sealed record ErrorCause(string Code, string Number, string Message = "")
{
    public bool Explains(Diagnostic error) => error.Code == Code && Regex.IsMatch(error.Message, Message, RegexOptions.Singleline);
}

/// <summary>Why a value of Sflow's differs: the deviation's number and the rule that recognises it.</summary>
/// <param name="Number">The number of the deviation, as in docs/language.md.</param>
/// <param name="Difference">A pattern for the difference: path, colon, Sflow's value, <c>instead of</c>, the oracle's value.</param>
/// <param name="Modules">A pattern that the modules of such a case have somewhere.</param>
internal sealed record ValueCause(string Number, string Difference, string Modules = "")
{
    public bool Explains(CaseFacts facts, string difference) =>
        Regex.IsMatch(difference, Difference, RegexOptions.Singleline) && Regex.IsMatch(facts.Modules, Modules, RegexOptions.Multiline);
}

/// <summary>Why Sflow accepts what the oracle refuses.</summary>
/// <param name="Number">The number of the deviation.</param>
/// <param name="Kind">A pattern for the whole kind of the oracle's error.</param>
/// <param name="Message">A pattern for the oracle's message.</param>
/// <param name="Modules">A pattern that the modules have somewhere.</param>
internal sealed record AcceptanceCause(string Number, string Kind, string Message = "", string Modules = "")
{
    public bool Explains(CaseFacts facts) =>
        Regex.IsMatch(facts.ErrorKind, $"^(?:{Kind})$")
        && Regex.IsMatch(facts.ErrorMessage, Message, RegexOptions.Singleline)
        && Regex.IsMatch(facts.Modules, Modules, RegexOptions.Multiline);
}

/// <summary>
/// The deviations of one kind of comparison, each recognised by its cause. A case that differs must be explained by them as a whole:
/// every error and every difference by a rule. The first rule that fits gives the number.
/// </summary>
/// <param name="Errors">What Sflow refuses and the oracle accepts.</param>
/// <param name="Values">Values that differ.</param>
/// <param name="Acceptances">What Sflow accepts and the oracle refuses.</param>
internal sealed record Causes(
    IReadOnlyList<ErrorCause> Errors,
    IReadOnlyList<ValueCause> Values,
    IReadOnlyList<AcceptanceCause> Acceptances
)
{
    /// <summary>The numbers of the deviations that explain all errors, or null when one of them stays unexplained.</summary>
    public string? OfErrors(IEnumerable<Diagnostic> errors) =>
        Together(errors.Select(error => Errors.FirstOrDefault(cause => cause.Explains(error))?.Number));

    /// <summary>The numbers of the deviations that explain all differences, or null when one of them stays unexplained.</summary>
    public string? OfDifferences(CaseFacts facts, IEnumerable<string> differences) =>
        Together(differences.Select(difference => Values.FirstOrDefault(cause => cause.Explains(facts, difference))?.Number));

    /// <summary>The differences that no rule explains.</summary>
    public IEnumerable<string> Unexplained(CaseFacts facts, IEnumerable<string> differences) =>
        differences.Where(difference => !Values.Any(cause => cause.Explains(facts, difference)));

    /// <summary>The number of the deviation by which Sflow accepts the case, or null.</summary>
    public string? OfAcceptance(CaseFacts facts) => Acceptances.FirstOrDefault(cause => cause.Explains(facts))?.Number;

    private static string? Together(IEnumerable<string?> numbers)
    {
        var distinct = numbers.Distinct().Order(StringComparer.Ordinal).ToList();
        return distinct.Count == 0 || distinct.Contains(null) ? null : string.Join(", ", distinct);
    }
}

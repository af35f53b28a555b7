namespace Sflow.Expressions;

/// <summary>The maximum cost of one evaluation. Exceeding it is an error at the current place.</summary>
/// <param name="Steps">The number of operations, of items that are iterated, and of blocks of 64 characters that are created.</param>
/// <param name="Depth">The maximum nesting of lists and mappings in a result.</param>
/// <param name="ResultSize">The maximum length of a string in characters, and of a list in items.</param>
internal sealed record EvaluationBudget(int Steps = 200_000, int Depth = 200, int ResultSize = 4 * 1024 * 1024)
{
    /// <summary>The default budget.</summary>
    public static EvaluationBudget Default { get; } = new();
}

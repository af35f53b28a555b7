namespace Sflow.Expressions;

/// <summary>What one evaluation may cost; going beyond is an error at the place where it happens.</summary>
/// <param name="Steps">Operations, items that are gone through, and every 64 characters that are made, each as one.</param>
/// <param name="Depth">How deep lists and mappings may nest in a result.</param>
/// <param name="ResultSize">The longest text, in characters, and the longest list, in items.</param>
public sealed record EvaluationBudget(int Steps = 200_000, int Depth = 200, int ResultSize = 4 * 1024 * 1024)
{
    /// <summary>The budget where none is given.</summary>
    public static EvaluationBudget Default { get; } = new();
}

using Sflow.Binding;
using Sflow.Expressions;
using Sflow.Planning;
using Sflow.Resolution;

namespace Sflow.Generation.Commands;

/// <summary>
/// Defines how one kind of operator starts a task. It gives the words of the command, without the script, and reports invalid
/// words. A target has a table of the commands that it runs.
/// </summary>
internal abstract class OperatorCommand
{
    /// <summary>The kind of the operator.</summary>
    public abstract OperatorKind Kind { get; }

    /// <summary>
    /// Returns the words of the command. Each word is a string, possibly with placeholders. The script follows the words or goes
    /// through the command's standard input.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="task">The plan's task, of this kind.</param>
    /// <param name="folders">The folders of the machine that a container can access.</param>
    public abstract IReadOnlyList<ExprValue> Words(ExecutionPlan plan, PlannedTask task, SharedFolders folders);

    /// <summary>Reports values that can't be words of the command.</summary>
    public virtual void Check(ResolvedOperator operation, DiagnosticBag diagnostics) { }

    /// <summary>True when the string is one word and no program reads it as an option.</summary>
    public static bool IsOneWord(string text) => !text.StartsWith("-", StringComparison.Ordinal) && !text.Any(char.IsWhiteSpace);

    /// <summary>Returns words without placeholders.</summary>
    protected static IEnumerable<ExprValue> Plain(params string[] words) => words.Select(word => (ExprValue)new TextValue(word));

    /// <summary>Reports a field that must be a word of its own, but is not one word or is an option.</summary>
    protected static void CheckWord(ResolvedOperator operation, string field, DiagnosticBag diagnostics)
    {
        if (operation.Options.TryGetValue(field, out var value) && RuntimeTexts.StartOf(value) is var start && !IsOneWord(start))
            diagnostics.Add(Catalogue.UnsafeHost(operation.Location, field, start));
    }
}

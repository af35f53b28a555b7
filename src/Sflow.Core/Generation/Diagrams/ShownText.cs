using Sflow.Expressions;
using Sflow.Resolution;

namespace Sflow.Generation.Diagrams;

/// <summary>Values as text for people.</summary>
internal static class ShownText
{
    /// <summary>The string of a value, on one line, without passwords, with names in angle brackets for what only the job knows.</summary>
    public static string Of(ExprValue value) =>
        Quote.Plain(
            string.Concat(RuntimeTexts.Of(value).Parts.Select(part => part.Reference is { } known ? $"<{known.Display}>" : part.Literal))
        );
}

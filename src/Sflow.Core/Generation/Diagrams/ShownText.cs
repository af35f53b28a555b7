using Sflow.Expressions;
using Sflow.Resolution;

namespace Sflow.Generation.Diagrams;

/// <summary>Values as text for people.</summary>
internal static class ShownText
{
    /// <summary>The string of a value, on one line, without passwords, with names in angle brackets for what only the job knows.</summary>
    public static string Of(ExprValue value) =>
        Quote.Plain(string.Concat(RuntimeTexts.Of(value).Parts.Select(part => part.Reference is { } known ? NameOf(known) : part.Literal)));

    private static string NameOf(RuntimeReference reference) =>
        reference switch
        {
            NodeNameReference node => Node(node.Index),
            NodeAddressReference node => Node(node.Index),
            WorkspaceReference => "<workspace>",
            RunFolderReference => "<run folder>",
            _ => $"<{reference.Display}>",
        };

    private static string Node(int index) => $"<node {index.ToString(CultureInfo.InvariantCulture)}>";
}

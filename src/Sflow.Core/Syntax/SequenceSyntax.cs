using Sflow.Expressions;

namespace Sflow.Syntax;

/// <summary>A list.</summary>
internal sealed class SequenceSyntax : NodeSyntax
{
    /// <summary>A list of nodes.</summary>
    public SequenceSyntax(IReadOnlyList<NodeSyntax> items, TextLocation location, bool isTuple = false)
        : base(location, items.Count == 0 ? 1 : 1 + items.Max(item => item.Height)) => (Items, IsTuple) = (items, isTuple);

    /// <summary>The items in order.</summary>
    public IReadOnlyList<NodeSyntax> Items { get; }

    /// <summary>True for a pair of <c>!!omap</c> and <c>!!pairs</c>, which is a tuple in expressions.</summary>
    public bool IsTuple { get; }

    /// <inheritdoc/>
    public override string KindName => "a list";

    private protected override ExprValue ComputeValue() => Of([.. Items.Select(item => item.ToValue())]);

    /// <summary>The list, or tuple, of the items' values.</summary>
    internal ExprValue Of(IReadOnlyList<ExprValue> values) => IsTuple ? new TupleValue(values) : new ListValue(values);
}

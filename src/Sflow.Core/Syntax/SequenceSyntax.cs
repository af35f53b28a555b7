using System.Collections.Generic;
using System.Linq;
using Sflow.Expressions;
using Sflow.Text;

namespace Sflow.Syntax;

/// <summary>A list.</summary>
public sealed class SequenceSyntax : NodeSyntax
{
    /// <summary>A list of nodes.</summary>
    public SequenceSyntax(IReadOnlyList<NodeSyntax> items, TextLocation location)
        : base(location, items.Count == 0 ? 1 : 1 + items.Max(item => item.Height)) => Items = items;

    /// <summary>The items in order.</summary>
    public IReadOnlyList<NodeSyntax> Items { get; }

    /// <inheritdoc/>
    public override string KindName => "a list";

    private protected override ExprValue ComputeValue() => new ListValue([.. Items.Select(item => item.ToValue())]);
}

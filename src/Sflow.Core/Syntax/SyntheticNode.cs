using System.Collections.Generic;
using System.Linq;
using Sflow.Expressions;
using Sflow.Text;

namespace Sflow.Syntax;

/// <summary>Makes nodes of values that stand in no file.</summary>
public static class SyntheticNode
{
    /// <summary>The tree of a value, every node at one place.</summary>
    /// <param name="value">A scalar, or a list, tuple, mapping or set of such values; the keys are scalars.</param>
    /// <param name="location">Where the value came from.</param>
    /// <exception cref="System.ArgumentException">The value holds something that YAML cannot say, such as a text with a part that only the job knows.</exception>
    public static NodeSyntax Of(ExprValue value, TextLocation location) => value switch
    {
        ListValue list => OfItems(list.Items, location),
        TupleValue tuple => OfItems(tuple.Items, location),
        SetValue set => new MappingSyntax([.. set.Items.Select(item => new MappingEntrySyntax(ScalarSyntax.Create(item, location), ScalarSyntax.Create(NoneValue.Instance, location)))], location, isSet: true),
        DictValue dict => new MappingSyntax([.. dict.Keys.Select((key, i) => new MappingEntrySyntax(ScalarSyntax.Create(key, location), Of(dict.Values[i], location)))], location),
        _ => ScalarSyntax.Create(value, location),
    };

    private static SequenceSyntax OfItems(IReadOnlyList<ExprValue> items, TextLocation location) => new([.. items.Select(item => Of(item, location))], location);
}

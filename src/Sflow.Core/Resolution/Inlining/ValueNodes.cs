using System.Linq;
using Sflow.Expressions;
using Sflow.Syntax;
using Sflow.Text;

namespace Sflow.Resolution;

/// <summary>Makes nodes of values.</summary>
internal static class ValueNodes
{
    /// <summary>A node that reads back as the value.</summary>
    public static NodeSyntax Create(ExprValue value, TextLocation at) => value switch
    {
        ListValue list => new SequenceSyntax([.. list.Items.Select(item => Create(item, at))], at),
        TupleValue tuple => new SequenceSyntax([.. tuple.Items.Select(item => Create(item, at))], at),
        DictValue dict => new MappingSyntax([.. dict.Keys.Zip(dict.Values, (key, item) => new MappingEntrySyntax(ScalarSyntax.Create(key, at), Create(item, at)))], at),
        NoneValue or BoolValue or IntValue or FloatValue or TextValue or DateValue or DateTimeValue => ScalarSyntax.Create(value, at),
        _ => ScalarSyntax.Create(value.ToText(), at),
    };
}

using System.Collections.Generic;
using Sflow.Expressions;
using Sflow.Text;

namespace Sflow.Binding;

/// <summary>A value as a module says it: plain data, or data with expressions that are parsed and not yet evaluated.</summary>
/// <param name="Location">Where it was written.</param>
public abstract record ValueModel(TextLocation Location);

/// <summary>A value without expressions.</summary>
/// <param name="Value">The value, as YAML 1.1 reads it.</param>
/// <param name="Location">Where it was written.</param>
public sealed record LiteralValue(ExprValue Value, TextLocation Location) : ValueModel(Location)
{
    /// <summary>The text as it was written, for a text of a script.</summary>
    public LocatedText? Source { get; init; }
}

/// <summary>A text with at least one expression.</summary>
/// <param name="Template">The parsed text.</param>
/// <param name="Location">Where it was written.</param>
public sealed record TemplateValue(TemplateSyntax Template, TextLocation Location) : ValueModel(Location);

/// <summary>A list of which at least one item has an expression.</summary>
/// <param name="Items">The items.</param>
/// <param name="Location">Where it was written.</param>
public sealed record ListModel(IReadOnlyList<ValueModel> Items, TextLocation Location) : ValueModel(Location);

/// <summary>A mapping of which at least one value has an expression.</summary>
/// <param name="Entries">Keys and values; keys have no expressions.</param>
/// <param name="Location">Where it was written.</param>
public sealed record DictModel(IReadOnlyList<KeyValuePair<ExprValue, ValueModel>> Entries, TextLocation Location) : ValueModel(Location);

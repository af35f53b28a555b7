using Sflow.Expressions;

namespace Sflow.Binding;

/// <summary>A value from a module: plain data, or data with expressions that are parsed and not yet evaluated.</summary>
/// <param name="Location">The place where it was written.</param>
internal abstract record ValueModel(TextLocation Location);

/// <summary>A value without expressions.</summary>
/// <param name="Value">The value, as YAML 1.1 reads it.</param>
/// <param name="Location">The place where it was written.</param>
internal sealed record LiteralValue(ExprValue Value, TextLocation Location) : ValueModel(Location)
{
    /// <summary>The string as it was written, for the lines of a script.</summary>
    public LocatedText? Source { get; init; }
}

/// <summary>A string with at least one expression.</summary>
/// <param name="Template">The parsed string.</param>
/// <param name="Location">The place where it was written.</param>
internal sealed record TemplateValue(TemplateSyntax Template, TextLocation Location) : ValueModel(Location);

/// <summary>A list of which at least one item has an expression.</summary>
/// <param name="Items">The items.</param>
/// <param name="Location">The place where it was written.</param>
internal sealed record ListModel(IReadOnlyList<ValueModel> Items, TextLocation Location) : ValueModel(Location);

/// <summary>A mapping of which at least one value has an expression.</summary>
/// <param name="Entries">Keys and values; keys have no expressions.</param>
/// <param name="Location">The place where it was written.</param>
internal sealed record DictModel(IReadOnlyList<KeyValuePair<ExprValue, ValueModel>> Entries, TextLocation Location) : ValueModel(Location);

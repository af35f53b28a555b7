using Sflow.Composition;

namespace Sflow.Binding;

/// <summary>The kinds of values that fields of the language take.</summary>
internal enum FieldKind
{
    /// <summary>Any value.</summary>
    Any,

    /// <summary>A string; a number counts as its string.</summary>
    String,

    /// <summary>A value that must be written as a string: a number is a mistake.</summary>
    StrictText,

    /// <summary>An integer, also as a string in canonical format (<c>"2"</c>) or as an integral float (<c>2.0</c>).</summary>
    Integer,

    /// <summary>A number of seconds or a factor, with or without a fraction.</summary>
    Number,

    /// <summary>A Boolean value.</summary>
    Boolean,

    /// <summary>A time span: <c>30s</c>, <c>115m</c>, <c>1h30m</c>, <c>HH:MM:SS</c> or seconds.</summary>
    Duration,

    /// <summary>A list of strings.</summary>
    TextList,

    /// <summary>A string or a list of strings.</summary>
    TextOrList,

    /// <summary>A list of integers, or one integer.</summary>
    IntegerList,

    /// <summary>A list of any values.</summary>
    List,

    /// <summary>A mapping of strings to strings.</summary>
    TextMap,

    /// <summary>A mapping whose content another program defines.</summary>
    Mapping,

    /// <summary>One of the words of the field, or true or false.</summary>
    ChoiceOrBoolean,

    /// <summary>A mapping with its own schema, or with one of several schemas.</summary>
    Nested,

    /// <summary>A string, or a mapping with its own schema.</summary>
    TextOrNested,

    /// <summary>A list of mappings with the same schema.</summary>
    NestedList,
}

namespace Sflow.Binding;

/// <summary>What a field of the language holds.</summary>
public enum FieldKind
{
    /// <summary>Any value.</summary>
    Any,

    /// <summary>A text; a number counts as its text.</summary>
    String,

    /// <summary>A text that must be written as one: a number is a mistake.</summary>
    StrictText,

    /// <summary>A whole number, also as canonical text (<c>"2"</c>) or as an integral float (<c>2.0</c>).</summary>
    Integer,

    /// <summary>A number of seconds or a factor, with or without a fraction.</summary>
    Number,

    /// <summary>A truth value.</summary>
    Boolean,

    /// <summary>A span of time: <c>30s</c>, <c>115m</c>, <c>1h30m</c>, <c>HH:MM:SS</c> or seconds.</summary>
    Duration,

    /// <summary>A list of texts.</summary>
    TextList,

    /// <summary>A text or a list of texts.</summary>
    TextOrList,

    /// <summary>A list of whole numbers, or one.</summary>
    IntegerList,

    /// <summary>A list of any values.</summary>
    List,

    /// <summary>A mapping of texts to texts.</summary>
    TextMap,

    /// <summary>A mapping that has a schema of its own, or several such.</summary>
    Section,
}

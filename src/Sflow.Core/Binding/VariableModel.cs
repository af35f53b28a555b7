namespace Sflow.Binding;

/// <summary>The type of a variable.</summary>
internal enum VariableType
{
    /// <summary>No declared type: the YAML type in variables sections, a string elsewhere.</summary>
    Untyped,

    /// <summary>A string.</summary>
    String,

    /// <summary>An integer.</summary>
    Integer,

    /// <summary>A floating-point number.</summary>
    Float,

    /// <summary>A Boolean value.</summary>
    Boolean,

    /// <summary>A list.</summary>
    List,

    /// <summary>A mapping.</summary>
    Dict,
}

/// <summary>A variable.</summary>
/// <param name="Name">Its name and the place of its definition.</param>
/// <param name="Type">Its declared type.</param>
/// <param name="Value">Its value.</param>
/// <param name="Domain">The allowed values, or null.</param>
internal sealed record VariableModel(Located<string> Name, VariableType Type, ValueModel Value, ValueModel? Domain);

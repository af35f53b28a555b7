using Sflow.Text;

namespace Sflow.Binding;

/// <summary>What a variable's value is made.</summary>
public enum VariableType
{
    /// <summary>No type was declared: what YAML made of it in the variables sections, its text elsewhere.</summary>
    Untyped,

    /// <summary>A text.</summary>
    String,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A floating-point number.</summary>
    Float,

    /// <summary>A truth value.</summary>
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
/// <param name="Domain">The values it may take, or null.</param>
public sealed record VariableModel(Located<string> Name, VariableType Type, ValueModel Value, ValueModel? Domain);

using Sflow.Expressions;

namespace Sflow.Composition;

/// <summary>A section with named entries, and the words for it in messages.</summary>
/// <param name="Key">The key of the section.</param>
/// <param name="Noun">What one of its entries is called.</param>
/// <param name="MainField">The field that messages show of an entry; null when there is none.</param>
internal sealed record EntrySection(string Key, string Noun, string? MainField)
{
    public static readonly EntrySection Variables = new("variables", "variable", "value");
    public static readonly EntrySection Artifacts = new("artifacts", "artifact", "uri");
    public static readonly EntrySection Backends = new("backends", "backend", null);
    public static readonly EntrySection Operators = new("operators", "operator", null);
    public static readonly EntrySection Storage = new("storage", "storage target", null);
    public static readonly EntrySection WorkflowVariables = new("workflow.variables", "workflow variable", "value");
    public static readonly EntrySection TaskVariables = new("variables", "variable of the task", "value");
    public static readonly EntrySection Tasks = new("workflow.tasks", "task", null);

    /// <summary>True when a bare value is allowed as an entry, which is then its only field.</summary>
    public bool TakesBareValues => MainField == "value";
}

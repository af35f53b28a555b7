namespace Sflow.Composition;

/// <summary>The sections that hold named entries, and what a message calls them.</summary>
/// <param name="Key">The section's key.</param>
/// <param name="Noun">One of its entries.</param>
/// <param name="MainField">The field that says most of an entry, for messages; null when none does.</param>
internal sealed record Section(string Key, string Noun, string? MainField)
{
    public static readonly Section Variables = new("variables", "variable", "value");
    public static readonly Section Artifacts = new("artifacts", "artifact", "uri");
    public static readonly Section Backends = new("backends", "backend", null);
    public static readonly Section Operators = new("operators", "operator", null);
    public static readonly Section WorkflowVariables = new("workflow.variables", "workflow variable", "value");
    public static readonly Section TaskVariables = new("variables", "variable of the task", "value");
    public static readonly Section Tasks = new("workflow.tasks", "task", null);

    /// <summary>True where a bare value stands for an entry with only a value.</summary>
    public bool TakesBareValues => MainField == "value";
}

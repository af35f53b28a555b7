namespace Sflow.Hosting.Units;

/// <summary>An item that a project lists: a module, a task that may be absent, or an option of sbatch.</summary>
/// <param name="Name">The item's name or path, and the place that lists it.</param>
/// <param name="Workflow">The workflow that the item belongs to. It is empty for all workflows.</param>
internal record ProjectItem(Located<string> Name, string Workflow)
{
    /// <summary>True when the item belongs to this workflow or to all workflows.</summary>
    public bool BelongsTo(string workflow) => Workflow.Length == 0 || Workflow == workflow;
}

/// <summary>A variable that a project sets.</summary>
/// <param name="Name">The variable's name and the place that sets it.</param>
/// <param name="Workflow">The workflow that the variable belongs to. It is empty for all workflows.</param>
/// <param name="Value">The variable's value, which may be empty. It is null when the project sets no value.</param>
/// <param name="Values">The values that span a matrix. It is null when the project lists no values.</param>
internal sealed record VariableItem(Located<string> Name, string Workflow, string? Value, IReadOnlyList<string>? Values)
    : ProjectItem(Name, Workflow)
{
    /// <summary>True when the variable lists several values.</summary>
    public bool IsAxis => Values is { Count: > 0 };
}

/// <summary>An artifact that a project sets.</summary>
/// <param name="Name">The artifact's name and the place that sets it.</param>
/// <param name="Workflow">The workflow that the artifact belongs to. It is empty for all workflows.</param>
/// <param name="Uri">The artifact's URI. It is empty when the project sets no URI.</param>
internal sealed record ArtifactItem(Located<string> Name, string Workflow, string Uri) : ProjectItem(Name, Workflow);

/// <summary>Rows of a matrix that a project leaves out.</summary>
/// <param name="Name">The exclusion's name and its place.</param>
/// <param name="Workflow">The workflow that the exclusion belongs to. It is empty for all workflows.</param>
/// <param name="Values">Values by the names of variables.</param>
internal sealed record ExclusionItem(Located<string> Name, string Workflow, IReadOnlyDictionary<string, string> Values)
    : ProjectItem(Name, Workflow);

namespace Sflow.Generation.Sbatch;

/// <summary>
/// The data for a template. Every string is complete: it is quoted, and it is safe in the places where the built-in template uses
/// it.
/// </summary>
internal sealed record ScriptView
{
    /// <summary>The workflow's name, in a form that is safe for file names.</summary>
    public required string JobName { get; init; }

    /// <summary>The options of the <c>#SBATCH</c> lines.</summary>
    public required IReadOnlyList<string> Directives { get; init; }

    /// <summary>The plan for people, line by line, as comments.</summary>
    public required IReadOnlyList<string> Plan { get; init; }

    /// <summary>The site's own lines. It is empty when there are none.</summary>
    public required string Prologue { get; init; }

    /// <summary>The words that describe the workflow as a whole.</summary>
    public required string Settings { get; init; }

    /// <summary>The variables that all tasks share.</summary>
    public required string Variables { get; init; }

    /// <summary>The artifacts.</summary>
    public required string Artifacts { get; init; }

    /// <summary>The tasks, one block per task.</summary>
    public required IReadOnlyList<string> Tasks { get; init; }

    /// <summary>The plan for programs, as a word of the runtime.</summary>
    public required string PlanWord { get; init; }

    /// <summary>The supervisor.</summary>
    public required string Runtime { get; init; }
}

using System.Collections.Generic;

namespace Sflow.Generation.Sbatch;

/// <summary>What a template sees. Every text is finished: quoted, and safe where the built-in template puts it.</summary>
internal sealed record ScriptView
{
    /// <summary>The workflow's name, safe as a file's name.</summary>
    public required string JobName { get; init; }

    /// <summary>The options of the <c>#SBATCH</c> lines.</summary>
    public required IReadOnlyList<string> Directives { get; init; }

    /// <summary>The plan for people, line by line, as comments.</summary>
    public required IReadOnlyList<string> Plan { get; init; }

    /// <summary>The site's own lines, or nothing.</summary>
    public required string Prologue { get; init; }

    /// <summary>The words that describe the workflow as a whole.</summary>
    public required string Settings { get; init; }

    /// <summary>The variables that all tasks see alike.</summary>
    public required string Variables { get; init; }

    /// <summary>The artifacts.</summary>
    public required string Artifacts { get; init; }

    /// <summary>The tasks, a block each.</summary>
    public required IReadOnlyList<string> Tasks { get; init; }

    /// <summary>The plan for programs, a word of the runtime.</summary>
    public required string PlanWord { get; init; }

    /// <summary>The supervisor.</summary>
    public required string Runtime { get; init; }
}

namespace Sflow.Binding;

/// <summary>What a task or the workflow asks to measure. It has no expressions.</summary>
internal sealed record MonitorModel
{
    /// <summary>Milliseconds between two measurements.</summary>
    public const int DefaultInterval = 5000;

    /// <summary>The finest interval of the monitor and its scopes, in milliseconds.</summary>
    public required int Interval { get; init; }

    /// <summary>The scopes, <c>cpu</c> to <c>network</c>, in the order of the schema.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>The fields of nvidia-smi, separated by commas, or null for the usual ones.</summary>
    public string? GpuFields { get; init; }

    /// <summary>The commands whose output is recorded.</summary>
    public IReadOnlyList<string> Commands { get; init; } = [];

    /// <summary>The tasks whose nodes and GPUs are measured; empty for the owner's.</summary>
    public IReadOnlyList<Located<string>> UsedByTasks { get; init; } = [];

    /// <summary>The nodes of the backend by number, or null for the owner's nodes.</summary>
    public MonitoredNodes? Nodes { get; init; }

    /// <summary>The number of GPUs of each node in reports, or null for all.</summary>
    public int? Gpus { get; init; }

    /// <summary>The kinds of files in reports; empty for no report.</summary>
    public required IReadOnlyList<string> Formats { get; init; }

    /// <summary>The formats of pictures that the module names, with their place; null when it names none.</summary>
    public Located<string>? Pictures { get; init; }

    /// <summary>The part of the task's run that reports show, or null for all of it.</summary>
    public MonitorWindow? Window { get; init; }

    /// <summary>Its place.</summary>
    public required TextLocation Location { get; init; }
}

/// <summary>The nodes that a monitor names by number.</summary>
/// <param name="Indices">The nodes, counted after exclusion, negative from the end; null when it names none.</param>
/// <param name="Count">The number of nodes from the first one, or null.</param>
/// <param name="Exclude">The nodes that are left out, negative from the end.</param>
/// <param name="Location">The place.</param>
internal sealed record MonitoredNodes(IReadOnlyList<int>? Indices, int? Count, IReadOnlyList<int> Exclude, TextLocation Location);

/// <summary>The lines of a task's log between which a report shows values.</summary>
/// <param name="Start">The first line.</param>
/// <param name="End">The last line.</param>
internal sealed record MonitorWindow(WindowEdge Start, WindowEdge End);

/// <summary>A line of a log.</summary>
/// <param name="Patterns">The patterns, of which one must match: strings, or <c>re:</c> and a regular expression.</param>
/// <param name="TakesLast">True for the last line that matches, false for the first one.</param>
internal sealed record WindowEdge(IReadOnlyList<string> Patterns, bool TakesLast);

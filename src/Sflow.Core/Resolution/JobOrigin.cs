namespace Sflow.Resolution;

/// <summary>What a job is made from, for people and for programs that read a script or a run folder. It does not change the job.</summary>
public sealed record JobOrigin
{
    /// <summary>The project file's name without its folder. It is null when the job is made without a project file.</summary>
    public string? Project { get; init; }

    /// <summary>The name of the sweep or the matrix. It is null for a workflow without rows.</summary>
    public string? Sweep { get; init; }

    /// <summary>The row's name. It is null for a workflow without rows.</summary>
    public string? Row { get; init; }

    /// <summary>The row's number, from 1. It is 0 for a workflow without rows.</summary>
    public int Number { get; init; }

    /// <summary>The row's cells by column, in the order of the columns.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Cells { get; init; } = [];

    /// <summary>The modules in merge order: the path as the project names it, and the SHA-256 of the file's bytes.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Modules { get; init; } = [];

    /// <summary>The members of a key. The modules are in the keys of rows by themselves.</summary>
    internal static KeyMembers<JobOrigin> Key { get; } =
        new()
        {
            { nameof(Project), origin => origin.Project },
            { nameof(Sweep), origin => origin.Sweep },
            { nameof(Row), origin => origin.Row },
            { nameof(Number), (key, origin) => key.Add(origin.Number) },
            { nameof(Cells), (key, origin) => key.AddEach([.. origin.Cells.SelectMany(cell => new[] { cell.Key, cell.Value })]) },
            { nameof(Modules), "the compiler adds them; a row's key has their paths and bytes" },
        };
}

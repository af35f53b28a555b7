namespace Sflow.Hosting.Submission;

/// <summary>What a user chooses for a call about an output folder.</summary>
internal sealed record OutputChoice
{
    /// <summary>The names of the units that the call is about. Null for all.</summary>
    public IReadOnlyCollection<string>? Only { get; init; }

    /// <summary>The rows, such as <c>1:4</c>. Null for all.</summary>
    public Located<string>? Rows { get; init; }

    /// <summary>The folder of the ledger. Null for the one of the project.</summary>
    public string? Ledger { get; init; }

    /// <summary>The workspace. Null for the one of the project.</summary>
    public string? Workspace { get; init; }

    /// <summary>The folder for run folders. Null for the one of the project.</summary>
    public string? Runs { get; init; }

    /// <summary>False to leave jobs alone that were submitted from elsewhere.</summary>
    public bool Adopts { get; init; } = true;
}

namespace Sflow.Cli.Machine;

/// <summary>What a check found.</summary>
internal enum CheckState
{
    /// <summary>It is here and usable.</summary>
    Ok,

    /// <summary>It is here, and something about it deserves a look.</summary>
    Warn,

    /// <summary>It is not here, or can't be used.</summary>
    Missing,
}

/// <summary>A line of <c>sflow doctor</c>.</summary>
/// <param name="Group">The part of the machine, such as <c>Slurm</c>.</param>
/// <param name="Name">What was looked at.</param>
/// <param name="State">How it is.</param>
/// <param name="Found">What was found, such as a version.</param>
/// <param name="NeededFor">What needs it.</param>
/// <param name="Advice">What to do about it; null for nothing.</param>
internal sealed record Check(string Group, string Name, CheckState State, string Found, string NeededFor, string? Advice)
{
    /// <summary>True when nothing that Sflow writes can run without it.</summary>
    public bool IsNeededEverywhere { get; init; }

    /// <summary>True when Sflow can't be used on this machine because of it.</summary>
    public bool IsFatal => IsNeededEverywhere && State == CheckState.Missing;

    /// <summary>The words for the states, in their order.</summary>
    public static IReadOnlyList<string> Words { get; } = ["OK", "WARN", "MISSING"];
}

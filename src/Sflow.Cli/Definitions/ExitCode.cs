namespace Sflow.Cli.Definitions;

/// <summary>The exit codes of every verb but <c>run</c>, which has the code of the workflow once it has started.</summary>
internal static class ExitCode
{
    /// <summary>The verb has done what it should. There may be warnings.</summary>
    public const int Success = 0;

    /// <summary>The input has errors, or a row was refused, or a check failed.</summary>
    public const int Errors = 1;

    /// <summary>The command line is wrong. Nothing was done.</summary>
    public const int Usage = 2;

    /// <summary>What the verb needs on this machine is missing or gives no answer: Slurm, bash.</summary>
    public const int Unavailable = 3;

    /// <summary>A defect in Sflow.</summary>
    public const int Internal = 70;

    /// <summary>Ctrl-C.</summary>
    public const int Interrupted = 130;

    /// <summary>The reader of the output has gone, such as <c>head</c>.</summary>
    public const int BrokenPipe = 141;

    /// <summary>SIGTERM, as <c>kill</c> and <c>timeout</c> send it.</summary>
    public const int Terminated = 143;

    /// <summary>Every code and what it means, for help and pages.</summary>
    public static IReadOnlyList<(int Code, string Meaning)> All { get; } =
    [
        (Success, "Success. There may be warnings."),
        (Errors, "The input has errors, Slurm refused a row, or a check failed."),
        (Usage, "The command line is wrong. Nothing was done."),
        (Unavailable, "Something that the command needs on this machine is missing or gives no answer, such as Slurm or bash."),
        (Internal, "A defect in Sflow (SFLOW0001)."),
        (Interrupted, "Interrupted by Ctrl-C."),
        (BrokenPipe, "The reader of the output is gone."),
        (Terminated, "Ended by SIGTERM, which kill and timeout send."),
    ];
}

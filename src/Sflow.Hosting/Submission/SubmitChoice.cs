namespace Sflow.Hosting.Submission;

/// <summary>Which rows a call submits.</summary>
[Flags]
public enum SubmitChoice
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Those that have no submission.</summary>
    Missing = 1,

    /// <summary>Those whose last submission failed, timed out, was lost or refused.</summary>
    Failed = 2,

    /// <summary>Those whose last submission a person cancelled.</summary>
    Cancelled = 4,

    /// <summary>All that are not pending or running.</summary>
    All = 8,

    /// <summary>Cancel the job of a row's earlier content first.</summary>
    Replace = 16,

    /// <summary>Submit a row beside the job of its earlier content.</summary>
    Alongside = 32,
}

using System.Text.RegularExpressions;

namespace Sflow.Hosting.Submission;

/// <summary>
/// Identifies a submission by what runs. Rows that do the same work are told apart by their ordinal. Names and row numbers do not belong to
/// it, so a renamed or moved row keeps its jobs.
/// </summary>
/// <param name="Fingerprint">What the job does, 32 lowercase hexadecimal digits; the script contains it.</param>
/// <param name="Ordinal">The row's number among the rows of the project that do the same, from 1.</param>
public sealed record JobIdentity(string Fingerprint, int Ordinal)
{
    private static readonly Regex CommentForm = new(
        @"\Asflow:(?<fingerprint>[0-9a-f]{32}):(?<ordinal>[1-9][0-9]{0,8}):(?<id>[0-9a-f]{32})\z",
        RegexOptions.CultureInvariant
    );

    /// <summary>The comment of a job, by which Slurm finds it: letters, digits and <c>:</c>.</summary>
    /// <param name="id">The id of the submission, 32 hexadecimal digits.</param>
    public string Comment(string id) => string.Format(CultureInfo.InvariantCulture, "sflow:{0}:{1}:{2}", Fingerprint, Ordinal, id);

    /// <summary>What a comment says; null when it is not one of Sflow.</summary>
    public static (JobIdentity Identity, string Id)? OfComment(string comment) =>
        CommentForm.Match(comment) is { Success: true } match
            ? (
                new JobIdentity(
                    match.Groups["fingerprint"].Value,
                    int.Parse(match.Groups["ordinal"].Value, NumberStyles.None, CultureInfo.InvariantCulture)
                ),
                match.Groups["id"].Value
            )
            : null;
}

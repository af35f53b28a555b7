using Sflow.Runs;

namespace Sflow.Hosting.Submission;

/// <summary>Which rows a status shows: <c>all</c>, <c>failed</c>, <c>active</c>, or the first N.</summary>
/// <param name="Text">The user's word.</param>
/// <param name="Most">How many rows of a unit are shown at most.</param>
internal sealed record RowFilter(string Text, int Most = int.MaxValue)
{
    private const int FewRows = 20;
    private const int MostOfMany = 15;

    /// <summary>All rows of a unit that has few; of many, those that have not completed, as far as they fit a screen.</summary>
    public static RowFilter Default { get; } = new("");

    /// <summary>Reads the user's word; null when it is none.</summary>
    public static RowFilter? Of(string text) =>
        text is "all" or "failed" or "active" ? new RowFilter(text)
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most > 0 ? new RowFilter(text, most)
        : null;

    /// <summary>The rows that are shown, in their order.</summary>
    public IReadOnlyList<RowStatus> Of(IReadOnlyList<RowStatus> rows) =>
        Text.Length == 0 && rows.Count > FewRows
            ?
            [
                .. rows.Where(row => row.State is not ("COMPLETED" or "NOT SUBMITTED" or "LOCAL"))
                    .OrderBy(row => row.IsActive)
                    .Take(MostOfMany),
            ]
            :
            [
                .. rows.Where(row =>
                        Text switch
                        {
                            "failed" => JobState.IsFailure(row.State) || row.State is "REFUSED" or JobState.Unknown,
                            "active" => row.IsActive || row.State == "SUBMITTING",
                            _ => true,
                        }
                    )
                    .Take(Most),
            ];
}

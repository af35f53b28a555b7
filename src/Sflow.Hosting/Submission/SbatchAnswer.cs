using System.Text.RegularExpressions;
using Sflow.Hosting.Processes;

namespace Sflow.Hosting.Submission;

/// <summary>Reads what <c>sbatch --parsable</c> answers. Only a job's id and exit code 0 are a job; for all else, Slurm is asked.</summary>
internal static class SbatchAnswer
{
    private const int FirstSignal = 128;
    private const int LastSignal = FirstSignal + 64;

    // "job" or "job;cluster". A site's wrapper may print more.
    private static readonly Regex Parsable = new(@"\A(?<job>[0-9]{1,18})(;[^\s;]+)?\z", RegexOptions.CultureInvariant);

    // sbatch's messages for a request that may have reached the controller.
    private static readonly string[] UnclearWords =
    [
        "timed out",
        "(send failure)",
        "(receive failure)",
        "(shutdown failure)",
        "Zero Bytes",
        "Unexpected message",
        "Connection reset",
    ];

    // sbatch's messages when there is no job and a retry may succeed (the strings of slurm_strerror).
    private static readonly string[] BusyWords =
    [
        "temporarily unable",
        "Resource temporarily unavailable",
        "Unable to contact slurm controller",
        "Slurm controller is in standby",
        "Slurm backup controller in standby",
    ];

    /// <summary>The meaning of an answer.</summary>
    public static SubmitAnswer Of(ProcessAnswer answer)
    {
        if (answer.ExitCode == 0 && Parsable.Match(answer.Output.Trim()) is { Success: true } match)
            return new SubmitAnswer(SubmitResult.Accepted, match.Groups["job"].Value);
        var words = CommandOutput.OneLine(answer.Error + "\n" + answer.Output);
        if (answer.ExitCode == 0)
            return new SubmitAnswer(SubmitResult.Unclear, null, $"sbatch answered '{words}', which is not the id of a job");
        if (answer is { ExitCode: null, TimedOut: false })
            return new SubmitAnswer(SubmitResult.NotStarted, null, words);

        // Ctrl-C in a terminal also reaches sbatch, which may have submitted the job by then. Its own errors end it with 1 or 255.
        if (answer.TimedOut || answer.ExitCode is > FirstSignal and <= LastSignal || words.Length == 0 || Has(words, UnclearWords))
            return new SubmitAnswer(
                SubmitResult.Unclear,
                null,
                words.Length > 0 ? words : $"sbatch ended with exit code {answer.ExitCode} and said nothing"
            );
        // sbatch itself ends with 1 and prints nothing to its output; a site's wrapper may have an error of its own after a success.
        var isBusy = answer.ExitCode == 1 && string.IsNullOrWhiteSpace(answer.Output) && Has(words, BusyWords);
        return new SubmitAnswer(isBusy ? SubmitResult.Busy : SubmitResult.Refused, null, words);
    }

    private static bool Has(string words, string[] signs) =>
        signs.Any(sign => words.IndexOf(sign, StringComparison.OrdinalIgnoreCase) >= 0);
}

namespace Sflow.Generation.Sbatch;

/// <summary>
/// Identifies a job by what it does: its directives, environment, artifacts and tasks. The names of the job, the workflow and the row,
/// the row's number, comments and the version of the runtime do not belong to it. Two scripts with the same identity do the same work.
/// </summary>
internal static class JobMeaning
{
    /// <summary>The number of hexadecimal digits of an identity.</summary>
    public const int Length = 32;

    /// <summary>The identity, in lowercase hexadecimal digits.</summary>
    /// <param name="view">The parts of the script.</param>
    /// <param name="settings">The lines of settings, without those that only name the job.</param>
    /// <param name="template">The site's template, or null.</param>
    public static string Of(ScriptView view, IEnumerable<string> settings, string? template) =>
        new Fingerprint()
            .AddEach([.. view.Directives.Where(directive => !IsName(directive))])
            .AddEach([.. settings])
            .Add(view.Prologue)
            .Add(view.Variables)
            .Add(view.Artifacts)
            .AddEach(view.Tasks)
            .Add(template)
            .Sha256()
            .Substring(0, Length);

    private static bool IsName(string directive) =>
        directive.StartsWith("--job-name", StringComparison.Ordinal) || directive.StartsWith("-J", StringComparison.Ordinal);
}

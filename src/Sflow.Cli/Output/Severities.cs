namespace Sflow.Cli.Output;

/// <summary>The words for severities.</summary>
internal static class Severities
{
    /// <summary>The word of compilers: <c>error</c>, <c>warning</c>, <c>info</c>.</summary>
    public static string NameOf(Severity severity) =>
        severity switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            _ => "info",
        };

    /// <summary>The word of SARIF: <c>error</c>, <c>warning</c>, <c>note</c>.</summary>
    public static string SarifLevelOf(Severity severity) => severity == Severity.Info ? "note" : NameOf(severity);

    /// <summary>The command of GitHub Actions: <c>error</c>, <c>warning</c>, <c>notice</c>.</summary>
    public static string GithubCommandOf(Severity severity) => severity == Severity.Info ? "notice" : NameOf(severity);
}

namespace Sflow.Cli.Tests.Shipped;

/// <summary>The unpacked archive in a Debian without .NET and OpenSSL, with a folder of its own as <c>/work</c>.</summary>
internal sealed class BareRoot : IDisposable
{
    private static readonly Lazy<string> Root = new(() =>
        ShippedArchive.Bash("/", Repository.PathOf("tests", "cluster", "bare")).Succeeded().Output.TrimEnd('\n')
    );

    private readonly TempFolder work = new();

    /// <summary>Unpacks the archive.</summary>
    public BareRoot() => ShippedArchive.UnpackTo(work["prefix"]);

    /// <summary>The path, on this machine, of a file in <c>/work</c>.</summary>
    public string this[string name] => work[name];

    /// <summary>Runs lines of bash in <c>/work</c>, with the command in PATH. The first that fails ends them.</summary>
    public CommandAnswer Try(string lines) =>
        ShippedArchive.Bash(
            work.Path,
            Repository.PathOf("tests", "cluster", "bare-run"),
            Root.Value,
            work.Path,
            "bash",
            "-c",
            "set -e -o pipefail; PATH=/work/prefix/bin:$PATH\n" + lines
        );

    /// <summary>The same, and all of them succeed.</summary>
    public string Run(string lines) => Try(lines).Succeeded().Output;

    /// <summary>Ends a test that needs a verb which this build does not have.</summary>
    public static void Needs(params string[] verbs)
    {
        var help = SflowExecutable.Run("/", "--help").Output;
        foreach (var verb in verbs)
        {
            if (!help.Contains($"\n  {verb} ", StringComparison.Ordinal))
                Assert.Fail($"this sflow has no verb {verb}");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => work.Dispose();
}

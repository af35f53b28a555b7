using System.Text.RegularExpressions;

namespace Sflow.Hosting.Execution;

/// <summary>What the words of a script say about its run.</summary>
/// <param name="Workflow">The name of the workflow, as run folders have it.</param>
/// <param name="Nodes">The number of nodes of Slurm that it needs, 0 for none.</param>
internal sealed record ScriptWords(string Workflow, int Nodes)
{
    private static readonly Regex Name = new(@"^wf_name (?<name>\S+)$", RegexOptions.CultureInvariant | RegexOptions.Multiline);

    private static readonly Regex Count = new(@"^wf_nodes (?<count>[0-9]{1,6})$", RegexOptions.CultureInvariant | RegexOptions.Multiline);

    /// <summary>Reads a script.</summary>
    public static ScriptWords Of(string script) =>
        new(
            Name.Match(script) is { Success: true } name ? name.Groups["name"].Value : "workflow",
            Count.Match(script) is { Success: true } count
                ? int.Parse(count.Groups["count"].Value, NumberStyles.None, CultureInfo.InvariantCulture)
                : 0
        );
}

using System;
using System.Collections.Generic;
using System.Linq;
using Sflow.Expressions;
using Sflow.Generation.Sbatch.Shell;
using Sflow.Resolution;

namespace Sflow.Generation.Sbatch.Commands;

/// <summary>What the containers of a plan see of the cluster's files.</summary>
/// <param name="artifacts">The plan's artifacts.</param>
internal sealed class ContainerMounts(IReadOnlyList<ResolvedArtifact> artifacts)
{
    private const string Option = "--container-mounts";

    private readonly List<(string Path, ExprValue Mount)> ofArtifacts =
    [
        .. artifacts
            .Where(IsMounted)
            .Select(artifact => (Path: artifact.Path.ToText(), Mount: Both(new MountReference(artifact.Name.Value))))
            .Where(artifact => !artifact.Path.EndsWith(".sqsh", StringComparison.OrdinalIgnoreCase)),
    ];

    private readonly ExprValue[] ofJob = [Both(new WorkspaceReference()), Both(new OutputFolderReference())];
    private ExprValue? withoutOwn;

    /// <summary>A text that is the same where the mounts are.</summary>
    public string Key { get; } = string.Concat(artifacts.Where(IsMounted).SelectMany(artifact => new[] { artifact.Name.Value, "\0", artifact.Path.ToText(), "\0" }));

    /// <summary>Takes the mounts out of srun's own words: Pyxis reads only one such option.</summary>
    public static (IReadOnlyList<ExprValue> Mounts, IReadOnlyList<ExprValue> Others) Split(IReadOnlyList<ExprValue> words)
    {
        var mounts = new List<ExprValue>();
        var rest = new List<ExprValue>();
        for (var i = 0; i < words.Count; i++)
        {
            var start = RuntimeTexts.StartOf(words[i]);
            if (start == Option && i + 1 < words.Count)
                mounts.Add(words[++i]);
            else if (start.StartsWith(Option + "=", StringComparison.Ordinal))
                mounts.Add(RuntimeTexts.After(RuntimeTexts.Of(words[i]), Option.Length + 1).Simplify());
            else
                rest.Add(words[i]);
        }

        return (mounts, rest);
    }

    /// <summary>All mounts of a container, with commas: those of its operator, the folders of the artifacts, the workspace and the output folder at the same place in it, and its further ones.</summary>
    /// <param name="first">The mounts of the operator's field.</param>
    /// <param name="last">The mounts among srun's own words.</param>
    public ExprValue All(IReadOnlyList<ExprValue> first, IReadOnlyList<ExprValue> last) => first.Count + last.Count == 0
        ? withoutOwn ??= CommandLine.Join(",", Automatic([]))
        : CommandLine.Join(",", [.. first, .. Automatic([.. first, .. last]), .. last]);

    private static bool IsMounted(ResolvedArtifact artifact) => artifact.Kind is ArtifactKind.Path or ArtifactKind.Inline;

    private IEnumerable<ExprValue> Automatic(IReadOnlyList<ExprValue> own)
    {
        var seen = new HashSet<string>(own.SelectMany(mount => mount.ToText().Split(',')).Where(mount => mount.Split(':') is { Length: > 1 } parts && parts[0] == parts[1]).Select(mount => mount.Split(':')[0]));
        return ofArtifacts.Where(artifact => seen.Add(artifact.Path)).Select(artifact => artifact.Mount).Concat(ofJob);
    }

    private static ExprValue Both(RuntimeReference folder) => new RuntimeText([new RuntimePart(folder), new RuntimePart(":"), new RuntimePart(folder), new RuntimePart(":rw")]);
}

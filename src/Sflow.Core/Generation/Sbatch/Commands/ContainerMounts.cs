using System;
using System.Collections.Generic;
using System.Linq;
using Sflow.Expressions;
using Sflow.Generation.Sbatch.Shell;
using Sflow.Resolution;

namespace Sflow.Generation.Sbatch.Commands;

/// <summary>What a container sees of the cluster's files.</summary>
internal static class ContainerMounts
{
    private const string Option = "--container-mounts";

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

    /// <summary>The folders of the artifacts, the workspace and the output folder, at the same place in the container.</summary>
    public static IEnumerable<ExprValue> Automatic(IReadOnlyList<ExprValue> own, IReadOnlyList<ResolvedArtifact> artifacts)
    {
        var seen = new HashSet<string>(own.SelectMany(mount => mount.ToText().Split(',')).Where(mount => mount.Split(':') is { Length: > 1 } parts && parts[0] == parts[1]).Select(mount => mount.Split(':')[0]));
        var references = artifacts
            .Where(artifact => artifact.Kind is ArtifactKind.Path or ArtifactKind.Inline && !IsImage(artifact.Path) && seen.Add(artifact.Path.ToText()))
            .Select(artifact => (RuntimeReference)new MountReference(artifact.Name.Value));
        return references.Concat([new WorkspaceReference(), new OutputFolderReference()]).Select(Both);
    }

    private static ExprValue Both(RuntimeReference folder)
    {
        var text = RuntimeText.FromReference(folder);
        return RuntimeText.Concat(text, new TextValue(":"), text, new TextValue(":rw"));
    }

    private static bool IsImage(ExprValue path) => path.ToText().EndsWith(".sqsh", StringComparison.OrdinalIgnoreCase);
}

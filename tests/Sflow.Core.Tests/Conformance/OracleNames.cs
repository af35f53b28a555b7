using Sflow.Expressions;
using Sflow.Generation.Shell;
using Sflow.Resolution;

namespace Sflow.Tests.Conformance;

/// <summary>Fills the holes of texts with the placeholders that the oracle planned with.</summary>
internal static class OracleNames
{
    public static string Fill(ExprValue text, IReadOnlyList<ResolvedArtifact>? artifacts = null) =>
        string.Concat(
            RuntimeTexts
                .Of(text)
                .Parts.Select(part =>
                    part.Literal
                    ?? part.Reference switch
                    {
                        NodeNameReference node => $"{node.Backend}-node{node.Index}",
                        NodeAddressReference node => $"0.0.0.{node.Index + 1}",
                        WorkspaceReference => "/work/ws",
                        RunFolderReference => "/work/ws/sflow_output/run",
                        OutputFolderReference => "/work/ws/sflow_output",
                        JobIdReference => "0",
                        MountReference mount => MountOf(Fill(artifacts!.First(artifact => artifact.Name.Value == mount.Artifact).Path)),
                        _ => throw new InvalidOperationException($"no placeholder for {part.Reference}"),
                    }
                )
        );

    // The oracle takes any path with a suffix for a file and mounts the folder that it is in (O26).
    private static string MountOf(string path) => path[(path.LastIndexOf('/') + 1)..].Contains('.') ? path[..path.LastIndexOf('/')] : path;
}

using Sflow.Compilation;
using Sflow.Composition;
using Sflow.Generation.Diagrams;
using Sflow.Resolution;

namespace Sflow.Sweeps;

/// <summary>
/// Computes a hash of a row's inputs. Rows with the same key have the same files, and the same diagnostics in their modules.
/// </summary>
internal static class RowKey
{
    private static readonly KeyMembers<CompileRequest> Request = new()
    {
        { nameof(CompileRequest.Name), request => request.Name },
        { nameof(CompileRequest.Outputs), (key, request) => key.Add((int)request.Outputs) },
        { nameof(CompileRequest.Diagram), (key, request) => AddDiagram(key, request.Diagram) },
        { nameof(CompileRequest.Targets), (key, request) => key.AddEach(request.Targets) },
        { nameof(CompileRequest.Variables), (key, request) => VariableOverride.Key.AddEach(key, request.Variables) },
        { nameof(CompileRequest.Artifacts), (key, request) => ArtifactOverride.Key.AddEach(key, request.Artifacts) },
        { nameof(CompileRequest.MissableTasks), (key, request) => key.AddEach([.. request.MissableTasks.Select(task => task.Value)]) },
        { nameof(CompileRequest.Merge), (key, request) => key.Add((int)request.Merge) },
        { nameof(CompileRequest.IsMonitored), (key, request) => key.Add(request.IsMonitored ? 1 : 0) },
        { nameof(CompileRequest.Tasks), (key, request) => key.AddEach([.. request.Tasks.Select(task => task.Value)]) },
        { nameof(CompileRequest.SkipsDependencies), (key, request) => key.Add(request.SkipsDependencies ? 1 : 0) },
        { nameof(CompileRequest.MonitoredTasks), (key, request) => key.AddEach([.. request.MonitoredTasks.Select(task => task.Value)]) },
        { nameof(CompileRequest.Settings), (key, request) => JobSettings.Key.AddTo(key, request.Settings) },
        { nameof(CompileRequest.Modules), "the hash of their paths and bytes is in the key in their place" },
    };

    private static void AddDiagram(Fingerprint key, DiagramRequest? diagram)
    {
        key.Add(diagram is null ? 0 : 1);
        if (diagram is not null)
            DiagramRequest.Key.AddTo(key, diagram);
    }

    /// <summary>Returns the key in lowercase hexadecimal digits.</summary>
    /// <param name="request">The request to compile the row.</param>
    /// <param name="modules">A hash of the paths and the bytes of the row's modules.</param>
    public static string Of(CompileRequest request, string modules) => Request.AddTo(new Fingerprint().Add(modules), request).Sha256();
}

using Sflow.Binding;
using Sflow.Resolution;

namespace Sflow.Planning;

/// <summary>Files that go to a storage target after a task or after the workflow.</summary>
/// <param name="Task">The task in whose folder they are; null for the whole run folder.</param>
/// <param name="Upload">What the module says.</param>
/// <param name="Target">The storage target.</param>
internal sealed record PlannedUpload(Located<string>? Task, UploadModel Upload, ResolvedStorage Target)
{
    /// <summary>The uploads of a workflow, those of tasks first.</summary>
    public static IReadOnlyList<PlannedUpload> Of(ResolvedWorkflow workflow) =>
        [
            .. workflow
                .Tasks.GroupBy(task => task.BaseName)
                .SelectMany(replicas =>
                    replicas
                        .First()
                        .Uploads.Select(upload => new PlannedUpload(replicas.Key, upload, workflow.Storage[upload.Target.Value]))
                ),
            .. workflow.UploadAll is { } all ? new[] { new PlannedUpload(null, all, workflow.Storage[all.Target.Value]) } : [],
        ];
}

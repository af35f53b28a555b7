using Sflow.Expressions;
using Sflow.Planning;
using Sflow.Resolution;

namespace Sflow.Generation;

/// <summary>Shows how a task does what an upload asks for, where the target uploads nothing.</summary>
internal static class UploadAdvice
{
    private const string RunFolder = "$SFLOW_WORKFLOW_OUTPUT_DIR";

    /// <summary>Reports the uploads of a workflow, all of them in one diagnostic.</summary>
    public static void Check(Target target, ExecutionPlan plan, DiagnosticBag diagnostics)
    {
        if (target.Traits.HasUploads || plan.Uploads.Count == 0)
            return;
        var first = plan.Uploads[0];
        diagnostics.Add(
            Catalogue.UploadsNeedTask(
                first.Upload.Location,
                target.Name,
                [.. plan.Uploads.Skip(1).Select(upload => new Located<string>(Title(upload), upload.Upload.Location))],
                Task(first, plan)
            )
        );
    }

    private static string Title(PlannedUpload upload) =>
        upload.Task is { } task ? $"an upload of task {Quote.Text(task.Value)}" : "upload_all";

    private static string Task(PlannedUpload upload, ExecutionPlan plan)
    {
        var before = upload.Task is { } owner ? [owner.Value] : Last(plan);
        return $"- {{name: upload, depends_on: [{string.Join(", ", before.Select(Quote.Plain))}], "
            + $"script: ['{Quote.Plain(Command(upload, plan))}']}}";
    }

    // The bases of the tasks on which no other task depends: the upload of everything comes after them.
    private static IReadOnlyList<string> Last(ExecutionPlan plan)
    {
        var needed = new HashSet<string>(plan.Tasks.SelectMany(task => task.Task.DependsOn));
        return [.. plan.Tasks.Where(task => !needed.Contains(task.Name)).Select(task => task.Task.BaseName.Value).Distinct()];
    }

    private static string Command(PlannedUpload upload, ExecutionPlan plan)
    {
        var (from, to) = (Text(upload, "from"), Text(upload, "to"));
        var target = $"s3://{Option(upload, "bucket")}/{Option(upload, "prefix")}{to}";
        var endpoint = Option(upload, "endpoint_url") is { Length: > 0 } url ? $" --endpoint-url {url}" : "";
        if (upload.Task is not { } task)
            return $"aws s3 cp{endpoint} --recursive \"{RunFolder}\" {target}";
        // Each replica has a folder of its own.
        if (plan.Tasks.Any(planned => planned.Task.IsReplica && planned.Task.BaseName.Value == task.Value))
            return $"aws s3 cp{endpoint} --recursive --exclude \"*\" --include \"{task.Value}_*/{from}\" \"{RunFolder}\" {target}";
        var folder = $"{RunFolder}/{task.Value}";
        return from.IndexOfAny(['*', '?', '[']) >= 0
            ? $"aws s3 cp{endpoint} --recursive --exclude \"*\" --include \"{from}\" \"{folder}\" {target}"
            : $"aws s3 cp{endpoint} \"{folder}/{from}\" {target}";
    }

    private static string Text(PlannedUpload upload, string field) =>
        upload.Upload.Fields[field]?.Value is Binding.LiteralValue { Value: TextValue text } ? text.Value : "";

    private static string Option(PlannedUpload upload, string field) =>
        upload.Target.Options.TryGetValue(field, out var value) ? RuntimeTexts.Of(value).ToText() : "";
}

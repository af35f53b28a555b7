using static Sflow.Binding.FieldKind;

namespace Sflow.Binding;

/// <summary>The fields of storage targets and uploads, as data.</summary>
internal static class StorageSchema
{
    /// <summary>An entry of <c>storage</c>.</summary>
    public static MappingSchema Target { get; } =
        new(
            "a storage target",
            [
                new("name", StrictText, "The target's name.") { TakesExpressions = false },
                new("type", StrictText, "s3: a bucket of S3 or of a service that speaks its protocol.")
                {
                    Required = true,
                    TakesExpressions = false,
                    ChoicesIgnoreCase = false,
                    Choices = ["s3"],
                },
                new("bucket", FieldKind.String, "The bucket.") { Required = true },
                new("region", FieldKind.String, "The bucket's region."),
                new("prefix", FieldKind.String, "The start of all keys."),
                new("endpoint_url", FieldKind.String, "The address of a service other than AWS."),
                new("storage_class", FieldKind.String, "The storage class of new objects."),
                new("addressing_style", FieldKind.String, "How a URL names the bucket: auto, virtual or path.")
                {
                    TakesExpressions = false,
                    Choices = ["auto", "virtual", "path"],
                },
            ]
        );

    /// <summary>An entry of <c>uploads</c> of a task.</summary>
    public static MappingSchema Upload { get; } =
        new(
            "an upload",
            [
                new("target", StrictText, "The storage target's name.") { Required = true, TakesExpressions = false },
                new("from", FieldKind.String, "The file in the task's folder, or a pattern such as *.csv.")
                {
                    Required = true,
                    TakesExpressions = false,
                },
                new("to", FieldKind.String, "The key. A pattern in from needs a key that ends in /.") { TakesExpressions = false },
                OnError,
            ]
        )
        {
            Rule = UploadBinder.CheckPaths,
        };

    /// <summary><c>upload_all</c> of the workflow.</summary>
    public static MappingSchema UploadAll { get; } =
        new(
            "upload_all",
            [
                new("target", StrictText, "The storage target's name.") { Required = true, TakesExpressions = false },
                new("to", FieldKind.String, "The key of the zip file. Default: the run's name and .zip."),
                OnError,
            ]
        )
        {
            Rule = UploadBinder.CheckPaths,
        };

    private static FieldSchema OnError =>
        new("on_error", FieldKind.String, "What a failed upload means: warn (default) or fail.")
        {
            TakesExpressions = false,
            Choices = ["warn", "fail"],
        };
}

using Sflow.Binding;
using Sflow.Expressions;

namespace Sflow.Resolution;

/// <summary>What a kind of operator refuses in its fields beyond its schema, as far as it is known before the job.</summary>
internal sealed class OperatorRules
{
    private const string Appended = "extra_args";

    private static readonly Dictionary<OperatorKind, OperatorRules> ByKind = new()
    {
        [OperatorKind.Bash] = new(),
        [OperatorKind.Srun] = new() { Fields = CheckStep },
        [OperatorKind.Docker] = new() { Words = ClientOptions.Docker, Fields = CheckFolders },
        [OperatorKind.Ssh] = new() { Words = ClientOptions.Ssh },
        [OperatorKind.Python] = new(),
        [OperatorKind.Kubernetes] = new(),
        [OperatorKind.KubernetesMpi] = new(),
    };

    private OperatorRules() { }

    /// <summary>Checks the further options (<c>extra_args</c>); null when the kind has no such check.</summary>
    public ClientOptions? Words { get; private init; }

    /// <summary>
    /// Checks the fields together, and reports each problem at the location of a field; null when the kind has no such check.
    /// </summary>
    public Action<ResolvedOperator, Func<string, TextLocation>, DiagnosticBag>? Fields { get; private init; }

    /// <summary>The rules of a kind.</summary>
    public static OperatorRules Of(OperatorKind kind) => ByKind[kind];

    // Both names mean one thing, and a task can change what its operator says by either of them.
    private static void CheckFolders(ResolvedOperator operation, Func<string, TextLocation> at, DiagnosticBag diagnostics)
    {
        if (
            operation.Options.TryGetValue("mount_folders", out var own)
            && operation.Options.TryGetValue("auto_mount_runtime_dirs", out var other)
            && !own.Equals(other)
        )
            diagnostics.Add(
                Catalogue.ExactlyOneField(
                    at("auto_mount_runtime_dirs"),
                    $"operator {Quote.Text(operation.Name)}",
                    ["mount_folders", "auto_mount_runtime_dirs"],
                    ["mount_folders", "auto_mount_runtime_dirs"]
                )
            );
    }

    private static void CheckStep(ResolvedOperator operation, Func<string, TextLocation> at, DiagnosticBag diagnostics)
    {
        if (operation.Options.ContainsKey("container_image") && operation.Options.ContainsKey("container_name"))
            diagnostics.Add(Catalogue.ImageAndName(at("container_image"), operation.Name));
        if (operation.Options.TryGetValue("container_image", out var image) && image is TextValue text)
            ContainerImage.Check(text.Value, at("container_image"), diagnostics);
        var words = operation.List(Appended);
        if (words.All(word => word is TextValue) && ContainerImage.InArguments([.. words.Select(word => word.ToText())]) is { } named)
            ContainerImage.Check(named, at(Appended), diagnostics);
        ContainerFields.Check(operation, at, diagnostics);
    }
}

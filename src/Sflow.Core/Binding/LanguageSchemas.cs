namespace Sflow.Binding;

/// <summary>Every mapping of the language whose fields are data.</summary>
internal static class LanguageSchemas
{
    /// <summary>All schemas, each once, with those of the mappings in their fields.</summary>
    public static IReadOnlyList<MappingSchema> All { get; } = [.. WithMembers(Sections()).Distinct()];

    private static IEnumerable<MappingSchema> Sections() =>
        [
            ModuleSchema.Variable,
            ModuleSchema.Artifact,
            .. BackendKind.All.Select(kind => kind.Schema),
            .. OperatorKind.All.Select(kind => kind.Schema),
            ModuleSchema.Task,
            ModuleSchema.Port,
            ModuleSchema.Resources,
            ModuleSchema.Nodes,
            ModuleSchema.Gpus,
            ModuleSchema.Replicas,
            ModuleSchema.Retries,
            ModuleSchema.Probes,
            ModuleSchema.Probe,
            ModuleSchema.TcpPort,
            ModuleSchema.HttpGet,
            ModuleSchema.HttpPost,
            ModuleSchema.LogWatch,
            ModuleSchema.Output,
            ModuleSchema.Metric,
            ModuleSchema.Result,
            ModuleSchema.ResultPattern,
            MonitorSchema.Monitor,
            StorageSchema.Target,
            StorageSchema.Upload,
            StorageSchema.UploadAll,
        ];

    private static IEnumerable<MappingSchema> WithMembers(IEnumerable<MappingSchema> schemas) =>
        schemas.SelectMany(schema => WithMembers(schema.Fields.Select(field => field.Members).OfType<MappingSchema>()).Prepend(schema));
}

using Sflow.Composition;

namespace Sflow.Binding;

/// <summary>The rules by which modules merge, with what the schema knows of the kinds of entries.</summary>
internal static class MergeKinds
{
    /// <summary>The rules for a mode.</summary>
    public static MergeRules Rules(MergeMode mode) => new(mode, FieldsOf);

    private static IReadOnlyCollection<string>? FieldsOf(EntrySection section, string type)
    {
        var schema =
            ReferenceEquals(section, EntrySection.Operators) ? OperatorKind.All.FirstOrDefault(kind => kind.Name == type)?.Schema
            : ReferenceEquals(section, EntrySection.Backends)
                ? type switch
                {
                    "local" => ModuleSchema.LocalBackend,
                    "slurm" => ModuleSchema.SlurmBackend,
                    _ => null,
                }
            : null;
        return schema is null ? null : [.. schema.Fields.Select(field => field.Name)];
    }
}

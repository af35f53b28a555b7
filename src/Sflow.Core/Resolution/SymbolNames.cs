using System.Runtime.CompilerServices;
using Sflow.Binding;
using Sflow.Expressions;

namespace Sflow.Resolution;

/// <summary>The names that a variable or an artifact is computed from.</summary>
internal sealed class SymbolNames
{
    // Rows nearly always set literals. Their names are not cached, because a large table slows the garbage collector down.
    private static readonly ConditionalWeakTable<object, SymbolNames> Known = new();
    private static readonly SymbolNames Nothing = new([]);

    /// <summary>The names in values.</summary>
    public SymbolNames(IEnumerable<ValueModel> values)
    {
        var references = values
            .SelectMany(ModelValues.Flatten)
            .OfType<TemplateValue>()
            .SelectMany(value => value.Template.References)
            .ToList();
        Variables =
        [
            .. references
                .Where(reference => reference.Root is not ("artifacts" or "backends" or "workflow"))
                .Select(reference => reference.Root == "variables" ? Member(reference) : reference.Root)
                .OfType<string>()
                .Distinct(),
        ];
        Artifacts = [.. references.Where(reference => reference.Root == "artifacts").Select(Member).OfType<string>().Distinct()];
        AreOpen = references.Any(reference => reference.Root is "variables" or "artifacts" && Member(reference) is null);
    }

    /// <summary>The names of variables.</summary>
    public IReadOnlyList<string> Variables { get; }

    /// <summary>The names of artifacts.</summary>
    public IReadOnlyList<string> Artifacts { get; }

    /// <summary>True when a name is computed, so that it may be any name.</summary>
    public bool AreOpen { get; }

    /// <summary>True if no names are used.</summary>
    public bool AreNone => !AreOpen && Variables.Count == 0 && Artifacts.Count == 0;

    /// <summary>The names in a variable's value and domain.</summary>
    public static SymbolNames Of(VariableModel variable) =>
        variable is { Value: LiteralValue, Domain: null or LiteralValue }
            ? Nothing
            : Known.GetValue(
                variable,
                _ => new SymbolNames(variable.Domain is null ? [variable.Value] : [variable.Value, variable.Domain])
            );

    /// <summary>The names in an artifact's fields.</summary>
    public static SymbolNames Of(ArtifactModel artifact) =>
        artifact is { Uri.Value: LiteralValue, Content: null or { Value: LiteralValue } }
            ? Nothing
            : Known.GetValue(
                artifact,
                _ => new SymbolNames(artifact.Content is null ? [artifact.Uri.Value] : [artifact.Uri.Value, artifact.Content.Value])
            );

    private static string? Member(NameReference reference) => reference.Path.Count > 0 ? reference.Path[0] as string : null;
}

using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Sflow.Binding;
using Sflow.Expressions;

namespace Sflow.Resolution;

/// <summary>What a variable or an artifact is computed from, by name.</summary>
internal sealed class SymbolNames
{
    private static readonly ConditionalWeakTable<object, SymbolNames> Known = new();

    /// <summary>The names in values.</summary>
    public SymbolNames(IEnumerable<ValueModel> values)
    {
        var references = values.SelectMany(ModelValues.Flatten).OfType<TemplateValue>().SelectMany(value => value.Template.References).ToList();
        Variables = [.. references.Where(reference => reference.Root is not ("artifacts" or "backends" or "workflow")).Select(reference => reference.Root == "variables" ? Member(reference) : reference.Root).OfType<string>().Distinct()];
        Artifacts = [.. references.Where(reference => reference.Root == "artifacts").Select(Member).OfType<string>().Distinct()];
        AreOpen = references.Any(reference => reference.Root is "variables" or "artifacts" && Member(reference) is null);
    }

    /// <summary>The names of variables.</summary>
    public IReadOnlyList<string> Variables { get; }

    /// <summary>The names of artifacts.</summary>
    public IReadOnlyList<string> Artifacts { get; }

    /// <summary>True when a name is computed, so that it may be any.</summary>
    public bool AreOpen { get; }

    /// <summary>The names in a variable's value and domain.</summary>
    public static SymbolNames Of(VariableModel variable) => Known.GetValue(variable, _ => new SymbolNames(variable.Domain is null ? [variable.Value] : [variable.Value, variable.Domain]));

    /// <summary>The names in an artifact's fields.</summary>
    public static SymbolNames Of(ArtifactModel artifact) => Known.GetValue(artifact, _ => new SymbolNames(artifact.Content is null ? [artifact.Uri.Value] : [artifact.Uri.Value, artifact.Content.Value]));

    private static string? Member(NameReference reference) => reference.Path.Count > 0 ? reference.Path[0] as string : null;
}

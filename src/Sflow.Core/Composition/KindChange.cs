using Sflow.Syntax;

namespace Sflow.Composition;

/// <summary>
/// Finds the fields that a mapping loses when a later module changes its kind: the type of an operator or a backend, the scheme of
/// an artifact, the kind of a probe, and fields of which a mapping has only one.
/// </summary>
internal sealed class KindChange(MergeRules rules, EntrySection section)
{
    private static readonly string[] ProbeKinds = ["tcp_port", "http_get", "http_post", "log_watch"];
    private static readonly string[] LogPatterns = ["match_pattern", "regex_pattern"];
    private static readonly string[] Containers = ["container_image", "container_name"];

    /// <summary>The fields to drop and the field of the later mapping that causes it, or null when the kind stays.</summary>
    /// <param name="path">The names from the entry to the mapping, with dots; empty for the entry itself.</param>
    /// <param name="earlier">The mapping as merged so far.</param>
    /// <param name="later">The mapping of the later module.</param>
    public (MappingEntrySyntax Cause, IReadOnlyList<MappingEntrySyntax> Fields)? Find(
        string path,
        MappingSyntax earlier,
        MappingSyntax later
    )
    {
        var isTask = ReferenceEquals(section, EntrySection.Tasks);
        return path switch
        {
            "" when ReferenceEquals(section, EntrySection.Artifacts) => OfScheme(earlier, later),
            "" when ReferenceEquals(section, EntrySection.Operators) => OfType(earlier, later) ?? OnlyOne(Containers, earlier, later),
            "" when ReferenceEquals(section, EntrySection.Backends) => OfType(earlier, later),
            "operator" when isTask => OnlyOne(Containers, earlier, later),
            "probes.readiness" or "probes.failure" when isTask => OnlyOne(ProbeKinds, earlier, later),
            "probes.readiness.log_watch" or "probes.failure.log_watch" when isTask => OnlyOne(LogPatterns, earlier, later),
            "result" when isTask => OfResult(earlier, later),
            _ => null,
        };
    }

    // A type that nothing knows keeps everything; its error is enough.
    private (MappingEntrySyntax, IReadOnlyList<MappingEntrySyntax>)? OfType(MappingSyntax earlier, MappingSyntax later)
    {
        if (
            !later.TryGet("type", out var type)
            || type.Value is not ScalarSyntax { IsText: true } now
            || earlier.Get("type") is not ScalarSyntax { IsText: true } before
            || before.Text == now.Text
            || rules.FieldsOfKind(section, now.Text) is not { } known
        )
            return null;
        return Lost(type, earlier, later, field => !known.Contains(field.Name));
    }

    private static (MappingEntrySyntax, IReadOnlyList<MappingEntrySyntax>)? OfScheme(MappingSyntax earlier, MappingSyntax later) =>
        later.TryGet("uri", out var uri)
        && uri.Value is ScalarSyntax { IsText: true } now
        && !now.Text.StartsWith("file://", StringComparison.Ordinal)
        && !now.Text.StartsWith("${{", StringComparison.Ordinal)
            ? Lost(uri, earlier, later, field => field.Name == "content")
            : null;

    // Of these fields, a mapping has one.
    private static (MappingEntrySyntax, IReadOnlyList<MappingEntrySyntax>)? OnlyOne(
        string[] names,
        MappingSyntax earlier,
        MappingSyntax later
    ) =>
        later.Entries.FirstOrDefault(field => names.Contains(field.Name) && !field.Value.IsNull) is { } cause
            ? Lost(cause, earlier, later, field => names.Contains(field.Name))
            : null;

    private static (MappingEntrySyntax, IReadOnlyList<MappingEntrySyntax>)? OfResult(MappingSyntax earlier, MappingSyntax later)
    {
        var (before, now) = (ResultForm(earlier), ResultForm(later));
        return before is null || now is null || before == now ? null : Lost(later.Entries[0], earlier, later, _ => true);
    }

    // A mapping that has nothing but the source of the log fits any form.
    private static string? ResultForm(MappingSyntax result)
    {
        var names = result.Entries.Where(field => !field.Value.IsNull).Select(field => field.Name).ToList();
        if (names.Contains("patterns"))
            return "patterns";
        if (names.All(name => name == "source"))
            return null;
        return names.All(name => name is "file" or "source") ? "file" : "metrics";
    }

    private static (MappingEntrySyntax, IReadOnlyList<MappingEntrySyntax>)? Lost(
        MappingEntrySyntax cause,
        MappingSyntax earlier,
        MappingSyntax later,
        Func<MappingEntrySyntax, bool> isForeign
    )
    {
        var lost = earlier.Entries.Where(field => !later.TryGet(field.Key.Value, out _) && isForeign(field)).ToList();
        return lost.Count == 0 ? null : (cause, lost);
    }
}

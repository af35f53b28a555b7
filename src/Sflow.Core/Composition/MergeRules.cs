namespace Sflow.Composition;

/// <summary>How modules merge.</summary>
/// <param name="Mode">What happens to entries of one name.</param>
/// <param name="FieldsOfKind">
/// The fields that an entry of a section may have when its <c>type</c> is the given one. Null when the kind is not known, or when
/// entries of the section have no kinds.
/// </param>
internal sealed record MergeRules(MergeMode Mode, Func<EntrySection, string, IReadOnlyCollection<string>?> FieldsOfKind)
{
    /// <summary>The rules for documents in which no entry has a second definition, such as a composed one.</summary>
    public static MergeRules Default { get; } = new(MergeMode.Replace, (_, _) => null);
}

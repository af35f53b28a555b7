using System.Globalization;
using Sflow.Binding;
using Sflow.Syntax;

namespace Sflow.Robustness.Mutations;

/// <summary>Mistakes in values: beyond a limit, a misspelt word, a list for a mapping, a regular expression that Python refuses.</summary>
internal static class ValueMutations
{
    private static readonly string[] BadRegexes = ["[z-a]", "a{2,1}", "(open", "*x", @"(?P<n>a)(?P<n>b)", @"\2(x)", "[x"];

    public static IEnumerable<Mutant> OutOfRange(MutationSource source) =>
        from site in source.Map.Fields
        where site.Entry.Value is not ScalarSyntax { Text: "" }
        from number in Beyond(site.Field)
        let isList = site.Field!.Kind == FieldKind.IntegerList
        select Instead(source, "value out of range", site, isList ? $"[{number}]" : number);

    public static IEnumerable<Mutant> ChoicesMisspelt(MutationSource source) =>
        from site in source.Map.Fields
        where site.Field is { Choices.Count: > 0 }
        from scalar in FieldSite.Parts<ScalarSyntax>(site.Entry.Value)
        where site.Field!.Choices.Contains(scalar.Text)
        from wrong in KeyMutations.Misspellings(scalar.Text).Distinct()
        where !site.Field!.Choices.Contains(wrong, StringComparer.OrdinalIgnoreCase)
        select source.Replace("choice misspelt", site.File, scalar, wrong);

    public static IEnumerable<Mutant> ListsAndMappings(MutationSource source)
    {
        foreach (var site in source.Map.Fields.Where(site => site.Field is not null))
        {
            switch (site.Field!.Kind)
            {
                case FieldKind.Nested
                or FieldKind.TextOrNested
                or FieldKind.TextMap
                or FieldKind.Mapping when site.Entry.Value is MappingSyntax:
                    yield return Instead(source, "list instead of a mapping", site, "[{a: 1}]");
                    break;
                case FieldKind.NestedList
                or FieldKind.List
                or FieldKind.TextList
                or FieldKind.IntegerList when site.Entry.Value is SequenceSyntax:
                    yield return Instead(source, "mapping instead of a list", site, "{a: {b: 1}}");
                    break;
            }
        }
    }

    public static IEnumerable<Mutant> RegexesBroken(MutationSource source) =>
        from site in source.Map.Regexes
        let prefix = site.Regex.Text.StartsWith("re:", StringComparison.Ordinal) ? "re:" : ""
        from bad in BadRegexes
        select source.Replace("regular expression that Python refuses", site.File, site.Regex, $"'{prefix}{bad}'");

    public static IEnumerable<Mutant> GroupsMissing(MutationSource source) =>
        from site in source.Map.Fields
        where ReferenceEquals(site.Schema, ModuleSchema.ResultPattern) && site.Entry.Name == "group"
        from name in new[] { "7", "nosuch", "-1" }
        select source.Replace("group that the regular expression lacks", site.File, (ScalarSyntax)site.Entry.Value, name);

    private static IEnumerable<string> Beyond(FieldSchema? field)
    {
        if (field?.Kind is not (FieldKind.Integer or FieldKind.Number or FieldKind.IntegerList))
            yield break;
        if (field.Minimum is { } minimum)
            yield return (minimum - 1).ToString(CultureInfo.InvariantCulture);
        if (field.Maximum is { } maximum)
            yield return (maximum + 1).ToString(CultureInfo.InvariantCulture);
        // Nodes by number have no limit that the schema knows, but no allocation has so many.
        if (field.Kind == FieldKind.IntegerList)
            yield return "-99";
    }

    private static Mutant Instead(MutationSource source, string kind, FieldSite site, string value) =>
        source.Replace(
            kind,
            site.File,
            site.Start,
            Math.Max(site.Entry.Key.Location.Span.End, source.EndOf(site.File, site.Entry.Value)),
            $"{site.Entry.Name}: {value}"
        );
}

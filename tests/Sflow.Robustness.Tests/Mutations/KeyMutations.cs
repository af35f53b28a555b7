using Sflow.Binding;
using Sflow.Syntax;

namespace Sflow.Robustness.Mutations;

/// <summary>Mistakes in the keys: misspelt, twice, forgotten, of another kind of value.</summary>
internal static class KeyMutations
{
    public static IEnumerable<Mutant> Misspelt(MutationSource source) =>
        from site in source.Map.Fields
        where site.Field is not null
        from wrong in Misspellings(site.Entry.Name).Where(word => site.Schema.Find(word) is null).Distinct()
        select source.Replace("key misspelt", site.File, site.Entry.Key, wrong) with
        {
            // Any other key is the name of a value.
            IsOnlyWarned = ReferenceEquals(site.Schema, ModuleSchema.Result) && site.Entry.Name == "file",
        };

    public static IEnumerable<Mutant> OtherType(MutationSource source) =>
        from site in source.Map.Fields
        where site.Field is not null && !(site.Entry.Value is ScalarSyntax { Text: "" })
        from value in WrongValues(source, site)
        select source.Replace(
            "value of another type",
            site.File,
            site.Start,
            Math.Max(site.Entry.Key.Location.Span.End, source.EndOf(site.File, site.Entry.Value)),
            $"{site.Entry.Name}: {value}"
        );

    public static IEnumerable<Mutant> Duplicated(MutationSource source) =>
        from site in source.Map.Fields
        where site.Entry.Value is ScalarSyntax { Style: not (ScalarStyle.Literal or ScalarStyle.Folded) }
        let end = source.EndOf(site.File, site.Entry.Value)
        where end > site.Start && source.LineOf(site.File, end) == source.LineOf(site.File, site.Start)
        let copy = source.TextOf(site.File)[site.Start..end]
        let isFlow = IsFlow(source, site)
        let indent = new string(' ', site.Start - source.LineStart(site.File, site.Start))
        select source.Replace(
            "key twice",
            site.File,
            end,
            end,
            isFlow ? ", " + copy : "\n" + indent + copy,
            [(site.File, source.LineOf(site.File, end) + (isFlow ? 0 : 1))]
        );

    public static IEnumerable<Mutant> RequiredRemoved(MutationSource source)
    {
        foreach (var site in source.Map.Fields.Where(site => site.Field is { Required: true } && !IsFlow(source, site)))
        {
            var text = source.TextOf(site.File);
            var lineStart = source.LineStart(site.File, site.Start);
            var end = source.LineEnd(site.File, source.EndOf(site.File, site.Entry.Value));
            var owner = source.LineOf(site.File, site.Owner.Location.Span.Start);
            // An empty section is the same as none.
            if (site.Owner.Entries.Count == 1 && IsOptional(site.Schema))
                continue;
            (string, int)[] places = [(site.File, owner), (site.File, owner - 1)];
            if (string.IsNullOrWhiteSpace(text[lineStart..site.Start]))
            {
                yield return source.Replace("required field removed", site.File, lineStart, Math.Min(end + 1, text.Length), "", places);
            }
            else if (site.Owner.Entries.Count > 1)
            {
                // The first of a list's item: the next key goes behind the dash.
                yield return source.Replace(
                    "required field removed",
                    site.File,
                    site.Start,
                    site.Owner.Entries[1].Key.Location.Span.Start,
                    "",
                    places
                );
            }
        }
    }

    private static bool IsOptional(MappingSchema schema) =>
        ReferenceEquals(schema, MonitorSchema.MonitoredGpus) || ReferenceEquals(schema, MonitorSchema.CustomScope);

    /// <summary>Words that differ from a word by one letter.</summary>
    public static IEnumerable<string> Misspellings(string word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (word.Length > 3)
                yield return word.Remove(i, 1);
            yield return word.Insert(i, word[i].ToString());
            if (i > 0 && word[i] != word[i - 1])
                yield return word[..(i - 1)] + word[i] + word[i - 1] + word[(i + 1)..];
        }
    }

    /// <summary>True where the key stands between braces.</summary>
    public static bool IsFlow(MutationSource source, FieldSite site) => source.TextOf(site.File)[site.Owner.Location.Span.Start] == '{';

    private static IEnumerable<string> WrongValues(MutationSource source, FieldSite site)
    {
        var field = site.Field!;
        // A field that isn't in the schemas of Binding: the sections of a module and of the workflow.
        if (field.Description.Length == 0)
            return field.Name == "timeout" ? ["[7]", "soon"]
                : field.Name is "name" or "version" ? ["{a: 1}", "[x]", "12"]
                : ["12", "text"];
        if (field.Kind == FieldKind.Any)
            return ValuesAgainst(source, site);
        var wrong = field.Kind switch
        {
            FieldKind.StrictText => new[] { "{a: 1}", "[x]", "12", "true" },
            FieldKind.String => ["{a: 1}", "[x]"],
            FieldKind.Integer => ["{a: 1}", "[x]", "many", "1.5", "true"],
            FieldKind.Number => ["{a: 1}", "[x]", "long"],
            FieldKind.Boolean => ["{a: 1}", "maybe", "17"],
            FieldKind.Duration => ["{a: 1}", "soon", "1x", "[5]"],
            FieldKind.TextList or FieldKind.List => ["{a: 1}", "5"],
            FieldKind.TextOrList => ["{a: 1}"],
            FieldKind.IntegerList => ["{a: 1}", "[a]", "word"],
            FieldKind.TextMap or FieldKind.Mapping => ["[x]", "text"],
            FieldKind.ChoiceOrBoolean => ["{a: 1}", "[x]"],
            FieldKind.TextOrNested => ["[x]", "[[x]]"],
            _ => ["12", "[[x]]"],
        };
        return field.Minimum is >= 0 && field.Kind is FieldKind.Integer or FieldKind.Number ? wrong.Append("-7")
            : field.Choices.Count > 0 ? wrong.Append("neither")
            : wrong;
    }

    // A value that its own declared type doesn't allow, where no later module replaces it.
    private static IEnumerable<string> ValuesAgainst(MutationSource source, FieldSite site)
    {
        var isOnly =
            source.Map.Definitions.Count(definition => definition.Kind == "variable" && definition.Name.Text == NameOf(source, site)) == 1;
        return !isOnly
            ? []
            : site.DeclaredType switch
            {
                "integer" or "float" => ["many", "[1, 2]"],
                "boolean" => ["maybe"],
                _ => [],
            };
    }

    private static string? NameOf(MutationSource source, FieldSite site) =>
        (site.Owner.Get("name") as ScalarSyntax)?.Text
        ?? source.Map.Fields.FirstOrDefault(other => ReferenceEquals(other.Entry.Value, site.Owner))?.Entry.Name
        ?? source
            .Map.Definitions.LastOrDefault(definition =>
                definition.File == site.File && definition.Kind == "variable" && definition.Name.Location.Span.Start < site.Start
            )
            ?.Name.Text;
}

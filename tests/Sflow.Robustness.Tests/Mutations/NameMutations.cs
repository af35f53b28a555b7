using System.Text.RegularExpressions;
using Sflow.Syntax;

namespace Sflow.Robustness.Mutations;

/// <summary>Names that no longer lead anywhere, and names that lead to two things.</summary>
internal static class NameMutations
{
    public static IEnumerable<Mutant> ReferencesRenamed(MutationSource source) =>
        from reference in source.Map.References
        where !source.Set.Missable.Contains(reference.Name.Text)
        from wrong in new[] { reference.Name.Text + "_typo", "x" + reference.Name.Text, Swapped(reference.Name.Text) }
        where source.Map.Definitions.All(definition => definition.Name.Text != wrong)
        select source.Replace($"reference to a {reference.Kind} renamed", reference.File, reference.Name, wrong) with
        {
            IsOnlyWarned = reference.Kind == "required task",
        };

    public static IEnumerable<Mutant> DefinitionsRenamed(MutationSource source)
    {
        foreach (var definition in source.Map.Definitions)
        {
            var name = definition.Name.Text;
            if (source.Map.Definitions.Count(other => other.Kind == definition.Kind && other.Name.Text == name) > 1)
                continue;
            var places = Uses(source, definition).ToHashSet();
            if (places.Count > 0)
                yield return source.Replace(
                    $"definition of a {definition.Kind} renamed",
                    definition.File,
                    definition.Name,
                    name + "_typo",
                    places
                );
        }
    }

    public static IEnumerable<Mutant> NamesTwice(MutationSource source) =>
        from list in source.Map.NamedLists
        let names = list.List.Items.OfType<MappingSyntax>().Select(item => (ScalarSyntax)item.Get("name")!).ToList()
        from pair in names.Skip(1).Zip(names)
        select source.Replace("name twice", list.File, pair.First, pair.Second.Text);

    private static IEnumerable<(string, int)> Uses(MutationSource source, Definition definition)
    {
        var name = definition.Name.Text;
        foreach (
            var reference in source.Map.References.Where(reference => reference.Kind == definition.Kind && reference.Name.Text == name)
        )
            yield return (reference.File, source.LineOf(reference.File, reference.Name.Location.Span.Start));
        var access = definition.Kind switch
        {
            "task" => $@"\btask\.{Regex.Escape(name)}(_\d+)?\b",
            "operator" => null,
            "variable" => $@"(\bvariables\.|(?<![\w.])){Regex.Escape(name)}\b",
            _ => $@"\b{definition.Kind}s\.{Regex.Escape(name)}\b",
        };
        foreach (var hole in ExpressionMutations.Holes(source).Where(hole => access is not null && Regex.IsMatch(hole.Text, access)))
            yield return (hole.File, source.LineOf(hole.File, hole.Start));
    }

    private static string Swapped(string name) => name.Length < 2 || name[0] == name[1] ? name + name : $"{name[1]}{name[0]}{name[2..]}";
}

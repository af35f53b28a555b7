using System.Text.RegularExpressions;

namespace Sflow.Robustness.Mutations;

/// <summary>Mistakes inside of <c>${{ }}</c>.</summary>
internal static partial class ExpressionMutations
{
    public static IEnumerable<Mutant> All(MutationSource source) => Holes(source).SelectMany(hole => Of(source, hole));

    /// <summary>Each expression of the modules that stands on one line and not in a comment.</summary>
    public static IEnumerable<(string File, int Start, string Text)> Holes(MutationSource source) =>
        from file in source.Set.Files
        from Match match in Hole().Matches(file.Value)
        let before = file.Value[source.LineStart(file.Key, match.Index)..match.Index]
        where !before.Contains('#', StringComparison.Ordinal) && !before.Contains("description", StringComparison.Ordinal)
        select (file.Key, match.Index, match.Value);

    private static IEnumerable<Mutant> Of(MutationSource source, (string File, int Start, string Text) hole)
    {
        var (file, start, text) = hole;
        var end = start + text.Length;
        Mutant Body(string kind, string body) => source.Replace(kind, file, start, end, "${{" + body + "}}");
        var inner = text[3..^2];
        yield return Body("expression unbalanced", inner + "( ");
        yield return Body("expression unbalanced", inner + "] ");
        yield return Body("expression unbalanced", " (" + inner);
        yield return Body("expression incomplete", inner + "+ ");
        yield return Body("expression incomplete", inner + "| ");
        yield return Body("expression incomplete", " * " + inner);
        yield return Body("expression incomplete", " ");
        yield return source.Replace("expression not closed", file, start, end, text[..^2]);
        yield return Body("unknown filter", inner + "| lenght ");
        yield return Body("unknown filter", inner + "| to_string ");
        foreach (Match member in Member().Matches(inner.Contains(" if ", StringComparison.Ordinal) ? "" : inner))
        {
            yield return Body("member in an expression misspelt", inner.Insert(member.Groups[5].Index, "x"));
            yield return Body("member in an expression misspelt", inner.Remove(member.Groups[5].Index + 1, 1));
        }

        // A name in a branch that is not taken is no mistake: it may be undefined on purpose.
        foreach (Match name in Name().Matches(inner.Contains(" if ", StringComparison.Ordinal) ? "" : inner))
        {
            yield return Body("name in an expression misspelt", inner.Insert(name.Index + name.Length, "_typo"));
            yield return Body("name in an expression misspelt", inner.Insert(name.Groups[2].Index, "Z"));
            yield return Body("name in an expression misspelt", inner.Remove(name.Index + 1, 1));
        }
    }

    [GeneratedRegex(@"\$\{\{[^\n]*?\}\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"\b(artifacts\.\w+|(backends|task)\.\w+(\[\d+\])?(\.service)?)\.(\w+)")]
    private static partial Regex Member();

    [GeneratedRegex(@"\b(variables|artifacts|backends|task)\.(\w+)")]
    private static partial Regex Name();
}

using System.Text.RegularExpressions;
using Sflow.Expressions;

namespace Sflow.Binding;

/// <summary>
/// Finds <c>{{ NAME }}</c> where <c>${{ NAME }}</c> is meant: braces around the name of a variable, or around a context and a
/// name in it. Other braces are the templates of other programs.
/// </summary>
internal static class ForgottenDollars
{
    private static readonly Regex Braces = new(
        @"(?<!\$)\{\{-?\s*(?<root>[A-Za-z_][A-Za-z0-9_]*)(?:\.(?<member>[A-Za-z_][A-Za-z0-9_]*)[^{}]{0,200})?(?:\|[^{}]{0,200})?\s*\}\}",
        RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1)
    );

    /// <summary>Reports the first such string of each value.</summary>
    public static void Check(WorkflowModel model, DiagnosticBag diagnostics)
    {
        var variables = Names(model.Variables.Concat(model.WorkflowVariables).Concat(model.Tasks.SelectMany(task => task.Variables)));
        var contexts = new Dictionary<string, HashSet<string>>
        {
            ["variables"] = variables,
            ["artifacts"] = [.. model.Artifacts.Select(artifact => artifact.Name.Value)],
            ["backends"] = [.. model.Backends.Select(backend => backend.Name.Value)],
            ["task"] = [.. model.Tasks.Select(task => task.Name.Value)],
            ["workflow"] = ["name"],
        };
        foreach (var value in ModelValues.OfVariables(model).Concat(ModelValues.Elsewhere(model)).SelectMany(ModelValues.Flatten))
        {
            if (SourceOf(value) is { } text && text.IndexOf("{{", StringComparison.Ordinal) >= 0)
                Check(text, value, variables, contexts, diagnostics);
        }
    }

    private static void Check(
        string text,
        ValueModel value,
        HashSet<string> variables,
        Dictionary<string, HashSet<string>> contexts,
        DiagnosticBag diagnostics
    )
    {
        try
        {
            foreach (Match match in Braces.Matches(text))
            {
                var (root, member) = (match.Groups["root"].Value, match.Groups["member"]);
                if (member.Success ? contexts.TryGetValue(root, out var names) && names.Contains(member.Value) : variables.Contains(root))
                {
                    diagnostics.Add(Catalogue.ExpressionWithoutDollar(At(value, match), match.Value));
                    return;
                }
            }
        }
        catch (RegexMatchTimeoutException)
        {
            // A text that takes too long to search gets no advice, which is acceptable because advice is not a check.
        }
    }

    private static HashSet<string> Names(IEnumerable<VariableModel> variables) => [.. variables.Select(variable => variable.Name.Value)];

    private static string? SourceOf(ValueModel value) =>
        value switch
        {
            TemplateValue template => template.Template.Source.Value,
            LiteralValue { Source: { } source } => source.Value,
            LiteralValue { Value: TextValue text } => text.Value,
            _ => null,
        };

    private static TextLocation At(ValueModel value, Match match) =>
        value switch
        {
            TemplateValue template => template.Template.Source.LocationOf(new TextSpan(match.Index, match.Length)),
            LiteralValue { Source: { } source } => source.LocationOf(new TextSpan(match.Index, match.Length)),
            _ => value.Location,
        };
}

using Sflow.Expressions;
using Sflow.Syntax;

namespace Sflow.Binding;

/// <summary>
/// Binds the results of a task. There are three forms: a list of patterns, a file, and a mapping of names to regular
/// expressions.
/// </summary>
internal static class ResultBinder
{
    private static readonly string[] Own = ["patterns", "file", "source"];

    /// <summary>Returns the results of a task, or null when it has none or after an error was reported.</summary>
    public static ResultModel? Bind(MappingSyntax task, DiagnosticBag diagnostics)
    {
        if (FieldReader.FindMapping(task, "result", diagnostics) is not { } result)
            return null;
        if (result.Entries.Count == 0)
        {
            diagnostics.Add(Catalogue.EmptyResult(result.Location));
            return null;
        }

        return IsShort(result) ? BindShort(result, diagnostics) : BindLong(result, diagnostics);
    }

    // In nv-sflow, every mapping of strings is the short form, unless it only names a file. So a metric can be called source.
    private static bool IsShort(MappingSyntax result)
    {
        if (FieldReader.Find(result, "patterns") is SequenceSyntax)
            return false;
        if (result.Entries.All(entry => entry.Key.Text is "file" or "source") && FieldReader.Find(result, "file") is not null)
            return false;
        return result.Entries.All(entry => entry.Value is ScalarSyntax { IsText: true })
            || !result.Entries.Any(entry => Own.Contains(entry.Key.Text));
    }

    private static ResultModel BindShort(MappingSyntax result, DiagnosticBag diagnostics)
    {
        if (MisspeltSource(result) is { } misspelt)
        {
            diagnostics.Add(
                Catalogue.UnknownField(misspelt.Location, misspelt.Text, ModuleSchema.Result.Name, "source", ModuleSchema.Result.FieldNames)
            );
            return new ResultModel([], null);
        }

        var metrics = new List<ResultMetricModel>();
        foreach (var entry in result.Entries)
        {
            if (entry.Value is not ScalarSyntax { IsText: true } regex)
                diagnostics.Add(
                    Catalogue.WrongKind(
                        entry.Value.Location,
                        entry.Key.Text,
                        "a regular expression (write quotes around it)",
                        FieldReader.Describe(entry.Value)
                    )
                );
            else if (entry.Key.Text == "file" && ResultFileName.ProblemOf(regex.Text) is null)
                diagnostics.Add(Catalogue.ResultFormsMixed(entry.Key.Location, regex.Text));
            else
            {
                if (ResultFileName.IsPlain(regex.Text))
                    diagnostics.Add(Catalogue.ResultLooksLikeFile(entry.Key.Location, entry.Key.Text, regex.Text));
                if (ValueBinder.Bind(regex, diagnostics) is { } value)
                    metrics.Add(Metric(entry.Key, value));
            }
        }

        return new ResultModel(metrics, null);
    }

    // A result with a file has no other key but source, so a key that is almost "source" is a typing mistake and not a value's name.
    private static ScalarSyntax? MisspeltSource(MappingSyntax result) =>
        result.Entries.Count == 2 && FieldReader.Find(result, "file") is ScalarSyntax file && ResultFileName.ProblemOf(file.Text) is null
            ? result
                .Entries.Select(entry => entry.Key)
                .FirstOrDefault(key => key.Text != "source" && Suggestion.For(key.Text, ["source"]) is not null)
            : null;

    private static ResultMetricModel Metric(ScalarSyntax name, ValueModel regex)
    {
        var schema = ModuleSchema.ResultPattern;
        var fields = new Dictionary<string, BoundField> { ["regex"] = new(schema.Find("regex")!, regex) };
        return new ResultMetricModel(new(name.Text, name.Location), new FieldSet(schema, fields, name.Location));
    }

    private static ResultModel? BindLong(MappingSyntax result, DiagnosticBag diagnostics)
    {
        var fields = FieldReader.Read(result, ModuleSchema.Result, diagnostics);
        var patterns = FieldReader.Find(result, "patterns") as SequenceSyntax;
        if (fields["file"] is { } file)
        {
            if (patterns is not null)
                diagnostics.Add(Catalogue.ResultPatternsAndFile(file.Location));
            if (file.Value is LiteralValue { Value: TextValue name } && ResultFileName.ProblemOf(name.Value) is { } problem)
                diagnostics.Add(Catalogue.BadResultFile(file.Location, name.Value, problem));
            return new ResultModel([], file);
        }

        if (patterns is null or { Items.Count: 0 })
        {
            if (patterns is not null || !diagnostics.HasErrors)
                diagnostics.Add(Catalogue.EmptyResult(result.Location));
            return null;
        }

        return new ResultModel([.. BindPatterns(patterns, diagnostics)], null);
    }

    private static IEnumerable<ResultMetricModel> BindPatterns(SequenceSyntax patterns, DiagnosticBag diagnostics)
    {
        var names = new Dictionary<string, TextLocation>();
        foreach (var item in patterns.Items)
        {
            if (item is not MappingSyntax pattern)
            {
                diagnostics.Add(
                    Catalogue.WrongKind(
                        item.Location,
                        "patterns",
                        "a mapping with name and regex in each entry",
                        FieldReader.Describe(item)
                    )
                );
                continue;
            }

            var fields = FieldReader.Read(pattern, ModuleSchema.ResultPattern, diagnostics);
            if (fields["group"] is { Value: LiteralValue { Value: not (IntValue or TextValue) } group })
                diagnostics.Add(Catalogue.WrongKind(group.Location, "group", "the number or the name of a group", group.Value.Repr()));
            if (fields["name"] is not { Value: LiteralValue { Value: TextValue name } } field || fields["regex"] is null)
                continue;
            if (names.TryGetValue(name.Value, out var first))
                diagnostics.Add(Catalogue.ResultNamedTwice(field.Location, name.Value, first));
            else
                names.Add(name.Value, field.Location);
            yield return new ResultMetricModel(new(name.Value, field.Location), fields);
        }
    }
}

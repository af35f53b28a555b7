using Sflow.Syntax;

namespace Sflow.Binding;

/// <summary>Binds the outputs of a task.</summary>
internal static class OutputBinder
{
    /// <summary>The outputs of a task; an invalid one is reported and skipped.</summary>
    public static IEnumerable<OutputModel> Bind(MappingSyntax task, DiagnosticBag diagnostics)
    {
        if (FieldReader.Find(task, "outputs") is not SequenceSyntax outputs)
            yield break;
        foreach (var item in outputs.Items)
        {
            if (item is not MappingSyntax mapping)
            {
                diagnostics.Add(
                    Catalogue.WrongKind(item.Location, "outputs", "a mapping with pattern in each entry", FieldReader.Describe(item))
                );
                continue;
            }

            var fields = FieldReader.Read(mapping, ModuleSchema.Output, diagnostics);
            yield return new OutputModel(fields, BindMetrics(mapping, diagnostics));
        }
    }

    private static List<KeyValuePair<string, FieldSet>> BindMetrics(MappingSyntax output, DiagnosticBag diagnostics)
    {
        var metrics = new List<KeyValuePair<string, FieldSet>>();
        if (FieldReader.FindMapping(output, "metrics", diagnostics) is not { } section)
            return metrics;
        foreach (var entry in section.Entries)
        {
            if (entry.Value is MappingSyntax metric)
                metrics.Add(
                    new(entry.Key.Text, FieldReader.Read(metric, ModuleSchema.Metric, diagnostics, $"metric {Quote.Text(entry.Key.Text)}"))
                );
            else
                diagnostics.Add(
                    Catalogue.WrongKind(
                        entry.Value.Location,
                        entry.Key.Text,
                        "a mapping with description, type or aggregate",
                        FieldReader.Describe(entry.Value)
                    )
                );
        }

        return metrics;
    }
}

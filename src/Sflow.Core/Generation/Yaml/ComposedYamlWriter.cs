using Sflow.Composition;
using Sflow.Syntax;

namespace Sflow.Generation.Yaml;

/// <summary>
/// Writes a composed workflow as one YAML document. It writes every section in list form, leaves out fields without a value, and
/// keeps every character of each string. Nodes need not come from a file. The same workflow gives the same bytes.
/// </summary>
internal static class ComposedYamlWriter
{
    /// <summary>
    /// Returns the document. Reading and composing it gives the same workflow. A comment above each task names the modules that the task comes from.
    /// </summary>
    /// <param name="workflow">The workflow.</param>
    public static FileText Write(ComposedWorkflow workflow)
    {
        var known = EntryTexts.Of(workflow);
        var pieces = new List<string> { $"version: {YamlScalarWriter.DoubleQuoted(workflow.Version.Value)}\n" };
        AddSection(pieces, known, 0, "variables", workflow.Variables);
        AddSection(pieces, known, 0, "artifacts", workflow.Artifacts);
        AddSection(pieces, known, 0, "backends", workflow.Backends);
        AddSection(pieces, known, 0, "operators", workflow.Operators);
        AddSection(pieces, known, 0, "storage", workflow.Storage);
        pieces.Add(Head(workflow));
        AddSection(pieces, known, 2, "variables", workflow.WorkflowVariables);
        AddSection(pieces, known, 2, "tasks", workflow.Tasks, namesModules: true);
        return new FileText(pieces);
    }

    private static string Head(ComposedWorkflow workflow)
    {
        var output = new StringBuilder("workflow:\n  name:");
        var nodes = new YamlNodeWriter(output);
        nodes.WriteValue(ScalarSyntax.Create(workflow.Name.Value, workflow.Name.Location), 2, YamlNodeWriter.After.Key);
        WriteField("timeout", workflow.Timeout);
        WriteField("upload_all", workflow.UploadAll);
        WriteField("monitor", workflow.Monitor);
        return output.ToString();

        void WriteField(string key, NodeSyntax? value)
        {
            if (value is null)
                return;
            output.Append("  ").Append(key).Append(':');
            nodes.WriteValue(value, 2, YamlNodeWriter.After.Key);
        }
    }

    // A section that no row changes is one piece. In any other section, each entry is one piece.
    private static void AddSection(
        List<string> pieces,
        EntryTexts known,
        int column,
        string key,
        IReadOnlyList<NamedEntry> entries,
        bool namesModules = false
    )
    {
        if (entries.Count == 0)
            return;
        if (known.Find(entries) is { } text)
        {
            pieces.Add(text);
            return;
        }

        var start = pieces.Count;
        pieces.Add(new string(' ', column) + key + ":\n");
        foreach (var entry in entries)
            pieces.Add(known.Find(entry) ?? EntryText(known, entry, column, namesModules));
        known.Add(entries, () => string.Concat(pieces.Skip(start)));
    }

    private static string EntryText(EntryTexts known, NamedEntry entry, int column, bool namesModules)
    {
        var output = new StringBuilder();
        if (namesModules)
            output.Append(' ', column + 2).Append("# ").Append(Modules(entry)).Append('\n');
        output.Append(' ', column + 2).Append('-');
        new YamlNodeWriter(output).WriteValue(ListForm(entry), column + 2, YamlNodeWriter.After.Dash);
        var text = output.ToString();
        known.Add(entry, () => text);
        return text;
    }

    // A variable's value may be null. In any other field, null has the same meaning as a missing field.
    private static MappingSyntax ListForm(NamedEntry entry)
    {
        var name = new MappingEntrySyntax(
            ScalarSyntax.Create("name", entry.Origin),
            ScalarSyntax.Create(entry.Name, entry.NameNode.Location)
        );
        var fields = entry.Body.Entries.Where(field => !field.Value.IsNull || field.Name == "value");
        return new MappingSyntax([name, .. fields], entry.Origin);
    }

    private static string Modules(NamedEntry entry) =>
        string.Join(", ", new[] { entry.Origin.Path }.Concat(entry.LaterModules).Distinct().Select(OneLine));

    private static string OneLine(string path) => path.All(IsVisible) ? path : string.Concat(path.Select(c => IsVisible(c) ? c : '?'));

    private static bool IsVisible(char c) =>
        char.GetUnicodeCategory(c)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.Surrogate
                or UnicodeCategory.OtherNotAssigned
            );
}

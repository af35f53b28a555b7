using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Sflow.Composition;
using Sflow.Syntax;

namespace Sflow.Generation.Yaml;

/// <summary>
/// Writes a composed workflow as one YAML document: every section in list form, fields without a value left out, each text
/// with exactly its characters. Nodes need not come from a file. The same workflow gives the same bytes.
/// </summary>
public static class ComposedYamlWriter
{
    /// <summary>The document. Reading and composing it gives the same workflow; above each task a comment names its module.</summary>
    public static string Write(ComposedWorkflow workflow)
    {
        var output = new StringBuilder();
        var nodes = new YamlNodeWriter(output);
        output.Append("version: ").Append(YamlScalarWriter.DoubleQuoted(workflow.Version.Value)).Append('\n');
        WriteSection(output, nodes, 0, "variables", workflow.Variables);
        WriteSection(output, nodes, 0, "artifacts", workflow.Artifacts);
        WriteSection(output, nodes, 0, "backends", workflow.Backends);
        WriteSection(output, nodes, 0, "operators", workflow.Operators);
        output.Append("workflow:\n  name:");
        nodes.WriteValue(ScalarSyntax.Create(workflow.Name.Value, workflow.Name.Location), 2, YamlNodeWriter.After.Key);
        if (workflow.Timeout is not null)
        {
            output.Append("  timeout:");
            nodes.WriteValue(workflow.Timeout, 2, YamlNodeWriter.After.Key);
        }

        WriteSection(output, nodes, 2, "variables", workflow.WorkflowVariables);
        WriteSection(output, nodes, 2, "tasks", workflow.Tasks, namesModules: true);
        return output.ToString();
    }

    private static void WriteSection(StringBuilder output, YamlNodeWriter nodes, int column, string key, IReadOnlyList<NamedEntry> entries, bool namesModules = false)
    {
        if (entries.Count == 0)
            return;
        output.Append(' ', column).Append(key).Append(":\n");
        foreach (var entry in entries)
        {
            if (namesModules)
                output.Append(' ', column + 2).Append("# ").Append(OneLine(entry.Origin.Path)).Append('\n');
            output.Append(' ', column + 2).Append('-');
            nodes.WriteValue(ListForm(entry), column + 2, YamlNodeWriter.After.Dash);
        }
    }

    // A variable's value may well be null; any other field that is null says nothing.
    private static MappingSyntax ListForm(NamedEntry entry)
    {
        var name = new MappingEntrySyntax(ScalarSyntax.Create("name", entry.Origin), ScalarSyntax.Create(entry.Name, entry.NameNode.Location));
        var fields = entry.Body.Entries.Where(field => !field.Value.IsNull || field.Name == "value");
        return new MappingSyntax([name, .. fields], entry.Origin);
    }

    private static string OneLine(string path) => path.All(IsVisible) ? path : string.Concat(path.Select(c => IsVisible(c) ? c : '?'));

    private static bool IsVisible(char c) => char.GetUnicodeCategory(c) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned);
}

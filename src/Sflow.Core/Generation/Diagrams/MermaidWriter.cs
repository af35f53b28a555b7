namespace Sflow.Generation.Diagrams;

/// <summary>Writes a graph as a flowchart of Mermaid.</summary>
internal static class MermaidWriter
{
    /// <summary>Returns the flowchart.</summary>
    public static string Write(DiagramGraph graph)
    {
        var text = new StringBuilder();
        text.Append("---\ntitle: \"").Append(Label(graph.Name)).Append("\"\n---\nflowchart LR\n");
        for (var i = 0; i < graph.Nodes.Count; i++)
        {
            var node = graph.Nodes[i];
            var label = string.Join("<br/>", [$"<b>{Label(node.Title)}</b>", .. TaskBox.Lines(node).Select(Label)]);
            text.Append(node.IsService ? $"  n{Number(i)}(\"{label}\"):::service\n" : $"  n{Number(i)}[\"{label}\"]\n");
        }

        foreach (var edge in graph.Edges)
            text.Append($"  n{Number(edge.From)} {(edge.IsReady ? "-. ready .->" : "-- done -->")} n{Number(edge.To)}\n");
        if (graph.Variables.Count > 0)
        {
            var lines = graph.Variables.Select(variable => $"{Label(variable.Name)} = {Label(variable.Value)}");
            text.Append($"  variables[/\"<b>Variables</b><br/>{string.Join("<br/>", lines)}\"/]\n");
        }

        foreach (var note in graph.Notes)
            text.Append("  %% ").Append(note).Append('\n');
        return text.Append("  classDef service stroke:#1a7f37,stroke-width:2px\n").ToString();
    }

    // Mermaid reads #NUMBER; as a character. A string in quotes can hold everything else but a quote and markup.
    private static string Label(string text)
    {
        var result = new StringBuilder();
        foreach (var c in text)
        {
            if (c is '"' or '#' or '<' or '>' or '&' or '`' or '\\' or ';' or '%' or '{' or '}')
                result.Append('#').Append(Number(c)).Append(';');
            else
                result.Append(c < ' ' ? ' ' : c);
        }

        return result.ToString();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

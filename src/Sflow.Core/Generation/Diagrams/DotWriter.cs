namespace Sflow.Generation.Diagrams;

/// <summary>Writes a graph in the language of Graphviz.</summary>
internal static class DotWriter
{
    private const string ReadyStyle = ", style=dashed, color=\"#1a7f37\"";

    /// <summary>Returns the graph.</summary>
    public static string Write(DiagramGraph graph)
    {
        var text = new StringBuilder();
        text.Append($"digraph {Quoted(graph.Name)} {{\n")
            .Append("  graph [rankdir=LR, labelloc=t, label=")
            .Append(Quoted([graph.Name, graph.Summary, .. graph.Notes]))
            .Append("];\n  node [shape=box, style=rounded, fontname=\"DejaVu Sans\", fontsize=11];\n")
            .Append("  edge [fontname=\"DejaVu Sans\", fontsize=9];\n");
        for (var i = 0; i < graph.Nodes.Count; i++)
        {
            var node = graph.Nodes[i];
            text.Append($"  n{Number(i)} [label={Quoted([node.Title, .. TaskBox.Lines(node)])}")
                .Append(node.IsService ? ", color=\"#1a7f37\"" : "")
                .Append(node.Tasks.Count > 1 ? ", peripheries=2" : "")
                .Append("];\n");
        }

        foreach (var edge in graph.Edges)
            text.Append($"  n{Number(edge.From)} -> n{Number(edge.To)} [label=\"{edge.Word}\"{(edge.IsReady ? ReadyStyle : "")}];\n");
        if (graph.Variables.Count > 0)
            text.Append("  variables [shape=note, style=solid, label=")
                .Append(Quoted(["Variables", .. graph.Variables.Select(variable => $"{variable.Name} = {variable.Value}")], "\\l"))
                .Append("];\n");
        return text.Append("}\n").ToString();
    }

    private static string Quoted(IEnumerable<string> lines, string lineEnd = "\\n") =>
        $"\"{string.Join(lineEnd, lines.Select(Escaped))}{(lineEnd == "\\l" ? lineEnd : "")}\"";

    private static string Quoted(string text) => $"\"{Escaped(text)}\"";

    // Graphviz reads backslashes and character references in labels.
    private static string Escaped(string text) =>
        string.Concat(text.Select(c => c < ' ' ? " " : c.ToString())).Replace("\\", "\\\\").Replace("&", "&amp;").Replace("\"", "\\\"");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

using System.Text.RegularExpressions;

namespace Sflow.Generation.Diagrams;

/// <summary>Writes a page that needs no network: the picture, a table of the tasks, and the variables.</summary>
internal static class HtmlWriter
{
    private static readonly Regex Placeholder = new(@"\[\[(\w+)\]\]", RegexOptions.CultureInvariant);

    private static readonly Lazy<string> Template = new(() =>
    {
        using var stream = typeof(HtmlWriter).Assembly.GetManifestResourceStream("Sflow.Diagrams.page.html")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Replace("\r\n", "\n");
    });

    /// <summary>Returns the page.</summary>
    /// <param name="graph">What the picture shows.</param>
    /// <param name="drawing">The picture.</param>
    public static string Write(DiagramGraph graph, Drawing drawing)
    {
        var parts = new Dictionary<string, Func<string>>
        {
            ["name"] = () => MarkupText.Escape(graph.Name),
            ["dark"] = () => SvgWriter.Colours(ink => ink.Dark),
            ["fonts"] = () => SvgWriter.Fonts,
            ["svg"] = () => SvgWriter.WriteInline(drawing),
            ["tables"] = () => Tasks(graph) + Variables(graph),
            ["footer"] = () => MarkupText.Escape(string.Join(" ", [graph.Summary + ".", .. graph.Notes])),
        };
        // One pass: a placeholder in a user's string stays as it is.
        return Placeholder.Replace(Template.Value, match => parts[match.Groups[1].Value]());
    }

    private static string Tasks(DiagramGraph graph) =>
        Table(
            "Tasks",
            ["Task", "Operator", "Runs on", "After", "Probes", "Retries", "Timeout", "Variables"],
            graph.Nodes.SelectMany(node => node.Tasks).Select(task => Row(graph, task))
        );

    private static IReadOnlyList<string> Row(DiagramGraph graph, DiagramTask task) =>
        [
            MarkupText.Escape(task.Name) + (task.IsService ? " <span class=\"service\">service</span>" : ""),
            MarkupText.Escape(task.Operator),
            MarkupText.Escape(Where(graph, task)),
            MarkupText.Escape(string.Join(", ", task.Needs)),
            string.Join("<br>", task.Probes.Select(MarkupText.Escape)),
            task.Retries == 0 ? "" : task.Retries.ToString(CultureInfo.InvariantCulture),
            MarkupText.Escape(task.Timeout),
            MarkupText.Escape(task.Sweep),
        ];

    private static string Where(DiagramGraph graph, DiagramTask task) =>
        task.Place.StartsWith(task.Backend + " · ", StringComparison.Ordinal) || graph.Backends.Count == 1
            ? task.Place
            : $"{task.Backend} · {task.Place}";

    private static string Variables(DiagramGraph graph) =>
        Table(
            "Variables",
            ["Variable", "Value"],
            graph.Variables.Select(variable => new[] { variable.Name, variable.Value }.Select(MarkupText.Escape).ToList())
        );

    // A column without a value in any row is left out.
    private static string Table(string title, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
            return "";
        var shown = Enumerable.Range(0, heads.Count).Where(column => all.Any(row => row[column].Length > 0)).ToList();
        return $"<h2>{title}</h2>\n<div class=\"scroll\"><table>\n<thead><tr>"
            + string.Concat(shown.Select(column => $"<th>{heads[column]}</th>"))
            + "</tr></thead>\n<tbody>\n"
            + string.Concat(all.Select(row => $"<tr>{string.Concat(shown.Select(column => $"<td>{row[column]}</td>"))}</tr>\n"))
            + "</tbody></table></div>\n";
    }
}

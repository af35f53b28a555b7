using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Sflow.Robustness.Mutations;
using Sflow.Syntax;

namespace Sflow.Robustness.HarmlessEdits;

/// <summary>Writes a module again in another style, with the same meaning.</summary>
internal sealed partial class YamlRewriter
{
    private static readonly string[] Sections = ["variables", "artifacts", "backends", "operators", "storage", "tasks"];
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly HashSet<MappingSyntax> language;
    private readonly RewriteStyle style;
    private readonly Dictionary<string, string> anchors = [];
    private readonly StringBuilder text = new();

    private YamlRewriter(LanguageMap map, RewriteStyle style) =>
        (language, this.style) = ([.. map.Fields.Select(site => site.Owner)], style);

    /// <summary>The text of a module.</summary>
    /// <param name="map">The map that the module is in, which knows the mappings whose keys have any order.</param>
    /// <param name="root">The module.</param>
    /// <param name="style">The style.</param>
    public static string Write(LanguageMap map, MappingSyntax root, RewriteStyle style)
    {
        var writer = new YamlRewriter(map, style);
        if (style.IsFlow)
            writer.text.Append(writer.Flow(writer.Entries(root, null))).Append('\n');
        else
            writer.Block(writer.Entries(root, null), 0);
        return writer.text.ToString();
    }

    // ---- the tree: lists of (key, value), lists of values, and scalars ----

    private List<(string Key, object Value)> Entries(MappingSyntax mapping, string? kind)
    {
        var entries = mapping.Entries.Select(entry => (Key(entry.Key), Value(entry, mapping, kind))).ToList();
        if (style.ReversesKeys && language.Contains(mapping))
            entries.Reverse();
        return entries;
    }

    private object Value(MappingEntrySyntax entry, MappingSyntax owner, string? kind) =>
        Sections.Contains(entry.Name) && kind is null or "workflow" or "task" && language.Contains(owner)
            ? Section(entry.Name, entry.Value)
            : Any(entry.Value, entry.Name == "workflow" ? "workflow" : "other");

    private object Any(NodeSyntax node, string kind) =>
        node switch
        {
            MappingSyntax mapping => Entries(mapping, kind),
            SequenceSyntax list => list.Items.Select(item => Any(item, "other")).ToList(),
            ScalarSyntax scalar => Scalar(scalar),
            _ => throw new InvalidOperationException(node.KindName),
        };

    private object Section(string name, NodeSyntax node)
    {
        var kind = name == "tasks" ? "task" : "other";
        switch (node)
        {
            case SequenceSyntax list when list.Items.All(item => item is MappingSyntax map && map.Get("name") is ScalarSyntax):
                return style.ListsSections == false
                    ? list
                        .Items.Cast<MappingSyntax>()
                        .Select(item =>
                            (
                                Key((ScalarSyntax)item.Get("name")!),
                                (object)Described(name, Entries(item, kind).Where(pair => !IsName(pair)).ToList())
                            )
                        )
                        .ToList()
                    : list.Items.Cast<MappingSyntax>().Select(item => (object)Described(name, Entries(item, kind))).ToList();
            case MappingSyntax map when style.ListsSections == true:
                return map
                    .Entries.Select(entry =>
                        (object)Described(
                            name,
                            [
                                (Quoted("name"), Key(entry.Key)),
                                .. entry.Value is MappingSyntax body ? Entries(body, kind)
                                : entry.Value.IsNull ? []
                                : [(Quoted("value"), Any(entry.Value, kind))],
                            ]
                        )
                    )
                    .ToList();
            case MappingSyntax map:
                return map
                    .Entries.Select(entry =>
                        (Key(entry.Key), entry.Value is MappingSyntax body ? Described(name, Entries(body, kind)) : Any(entry.Value, kind))
                    )
                    .ToList();
            default:
                return Any(node, kind);
        }
    }

    private List<(string Key, object Value)> Described(string section, List<(string Key, object Value)> entries)
    {
        // An entry without these fields may change another one.
        if (
            style.Describes
            && section is "variables" or "artifacts"
            && entries.Any(pair => pair.Key is "type" or "uri")
            && entries.All(pair => pair.Key.Trim('\'', '"') != "description")
        )
            entries.Add((Quoted("description"), "\"A description: it's {new} # and long\""));
        return entries;
    }

    private static bool IsName((string Key, object Value) pair) => pair.Key.Trim('\'', '"') == "name";

    private string Key(ScalarSyntax key) => key.IsText ? Quoted(key.Text) : key.Text;

    private string Scalar(ScalarSyntax scalar)
    {
        var written =
            scalar.IsText ? Quoted(scalar.Text, scalar.IsPlain)
            : scalar.Text.Length == 0 ? "null"
            : scalar.Text;
        if (!style.UsesAliases || scalar.IsNull)
            return written;
        if (anchors.TryGetValue(written, out var anchor))
            return "*" + anchor;
        anchors.Add(written, anchor = $"a{anchors.Count}");
        return $"&{anchor} {written}";
    }

    private string Quoted(string value, bool wasPlain = true) =>
        style.Quote == '\'' && value.All(sign => sign is >= ' ' and not '\u007f' and not (>= '\u0080' and < '\u00a0'))
            ? "'" + value.Replace("'", "''", StringComparison.Ordinal) + "'"
        : style.Quote is null && wasPlain && Word().IsMatch(value) ? value
        : JsonSerializer.Serialize(value, Json);

    // ---- the text ----

    private void Block(List<(string Key, object Value)> entries, int indent)
    {
        foreach (var (key, value) in entries)
        {
            text.Append(' ', indent).Append(key).Append(':');
            Below(value, indent);
        }
    }

    private void Below(object value, int indent)
    {
        switch (value)
        {
            case List<(string Key, object Value)> { Count: > 0 } entries:
                text.Append('\n');
                Block(entries, indent + style.Indent);
                break;
            case List<object> { Count: > 0 } items:
                text.Append('\n');
                Items(items, style.IndentsLists ? indent + style.Indent : indent);
                break;
            default:
                text.Append(' ').Append(Flow(value)).Append('\n');
                break;
        }
    }

    private void Items(List<object> items, int indent)
    {
        foreach (var item in items)
        {
            text.Append(' ', indent).Append('-');
            if (item is List<(string Key, object Value)> { Count: > 0 } entries)
            {
                text.Append(' ', style.Indent - 1).Append(entries[0].Key).Append(':');
                Below(entries[0].Value, indent + style.Indent);
                Block([.. entries.Skip(1)], indent + style.Indent);
            }
            else
                text.Append(' ').Append(Flow(item)).Append('\n');
        }
    }

    private string Flow(object value) =>
        value switch
        {
            List<(string Key, object Value)> entries => "{"
                + string.Join(", ", entries.Select(entry => $"{entry.Key}: {Flow(entry.Value)}"))
                + "}",
            List<object> items => "[" + string.Join(", ", items.Select(Flow)) + "]",
            _ => (string)value,
        };

    // A string that is one without quotes everywhere. Such words as yes and null were quoted, or they would not be strings.
    [GeneratedRegex("^[A-Za-z_/][A-Za-z0-9_./-]*$")]
    private static partial Regex Word();
}

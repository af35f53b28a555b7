using System.Globalization;
using System.Text.RegularExpressions;

namespace Sflow.Tests.RandomWorkflows;

/// <summary>Writes mappings, lists and scalars as YAML, in block style or in flow style as people mix them.</summary>
/// <param name="random">Chooses the style.</param>
internal sealed partial class YamlText(Random random)
{
    private readonly StringBuilder text = new();

    /// <summary>A document of one mapping.</summary>
    public static string Write(Random random, IReadOnlyList<KeyValuePair<string, object?>> mapping)
    {
        var writer = new YamlText(random);
        writer.Mapping(mapping, 0);
        return writer.text.ToString();
    }

    private void Mapping(IReadOnlyList<KeyValuePair<string, object?>> mapping, int indent)
    {
        foreach (var (key, value) in mapping)
        {
            text.Append(' ', indent).Append(Scalar(key)).Append(':');
            Below(value, indent);
        }
    }

    private void Below(object? value, int indent)
    {
        switch (value)
        {
            case Fields { Count: > 0 } mapping when indent < 4 || random.Next(4) > 0:
                text.Append('\n');
                Mapping(mapping, indent + 2);
                break;
            case Items { Count: > 0 } list when indent < 4 || random.Next(3) > 0:
                text.Append('\n');
                foreach (var item in list)
                    Item(item, indent + 2);
                break;
            default:
                text.Append(' ').Append(Flow(value)).Append('\n');
                break;
        }
    }

    private void Item(object? item, int indent)
    {
        text.Append(' ', indent).Append('-');
        if (item is not Fields { Count: > 0 } mapping || (indent > 4 && random.Next(3) == 0))
        {
            text.Append(' ').Append(Flow(item)).Append('\n');
            return;
        }

        // The first key stands behind the dash.
        text.Append(' ').Append(Scalar(mapping[0].Key)).Append(':');
        Below(mapping[0].Value, indent + 2);
        Mapping([.. mapping.Skip(1)], indent + 2);
    }

    private static string Flow(object? value) =>
        value switch
        {
            Fields mapping => "{" + string.Join(", ", mapping.Select(entry => $"{Scalar(entry.Key)}: {Flow(entry.Value)}")) + "}",
            Items list => "[" + string.Join(", ", list.Select(Flow)) + "]",
            null => "null",
            bool flag => flag ? "true" : "false",
            double number => number.ToString("0.0###", CultureInfo.InvariantCulture),
            string scalar => Scalar(scalar),
            _ => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        };

    // A word that YAML reads as a string may stand without quotes.
    private static string Scalar(string value) =>
        Word().IsMatch(value) && value is not ("yes" or "no" or "on" or "off" or "true" or "false" or "null" or "y" or "n")
            ? value
            : System.Text.Json.JsonSerializer.Serialize(value, Plain);

    private static readonly System.Text.Json.JsonSerializerOptions Plain = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_./]*$")]
    private static partial Regex Word();
}

/// <summary>A mapping in the order in which it is written.</summary>
internal sealed class Fields : List<KeyValuePair<string, object?>>
{
    public void Add(string key, object? value) => Add(new KeyValuePair<string, object?>(key, value));
}

/// <summary>A list.</summary>
internal sealed class Items : List<object?>
{
    public Items() { }

    public Items(IEnumerable<object?> items)
        : base(items) { }
}

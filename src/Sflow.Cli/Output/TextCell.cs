using Spectre.Console;

namespace Sflow.Cli.Output;

/// <summary>A cell of a table.</summary>
internal sealed class TextCell
{
    /// <summary>Creates a cell.</summary>
    /// <param name="text">The text; what a terminal would obey is escaped.</param>
    /// <param name="style">The style on a terminal.</param>
    public TextCell(string text, Style? style = null) => (Text, Style) = (SafeText.OneLine(text), style ?? Style.Plain);

    /// <summary>A cell in bold and the like.</summary>
    public TextCell(string text, Decoration decoration)
        : this(text, new Style(decoration: decoration)) { }

    /// <summary>An empty cell.</summary>
    public static TextCell Empty { get; } = new("");

    /// <summary>The text, safe for a terminal.</summary>
    public string Text { get; }

    /// <summary>The style on a terminal.</summary>
    public Style Style { get; }

    /// <summary>A cell without a style.</summary>
    public static implicit operator TextCell(string text) => new(text);

    /// <summary>What went well: green.</summary>
    public static TextCell Good(string text) => new(text, new Style(Color.Green));

    /// <summary>What failed: red.</summary>
    public static TextCell Bad(string text) => new(text, new Style(Color.Red));

    /// <summary>What somebody should look at: yellow.</summary>
    public static TextCell Notable(string text) => new(text, new Style(Color.Yellow));

    /// <summary>What matters least: gray.</summary>
    public static TextCell Faint(string text) => new(text, new Style(Color.Grey));
}

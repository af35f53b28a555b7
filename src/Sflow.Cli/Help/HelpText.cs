namespace Sflow.Cli.Help;

/// <summary>Builds text for a terminal: headings, paragraphs, and terms with their meaning beside them.</summary>
/// <param name="width">The most characters of a line.</param>
/// <param name="styled">True to write headings in bold.</param>
internal sealed class HelpText(int width, bool styled)
{
    private const int Indent = 2;
    private const int WidestTerm = 28;
    private readonly StringBuilder text = new();

    /// <summary>The most characters of a line.</summary>
    public int Width { get; } = width;

    /// <summary>Adds a heading after an empty line.</summary>
    public HelpText Heading(string title)
    {
        Gap();
        text.Append(Bold(title)).Append('\n');
        return this;
    }

    /// <summary>Adds an empty line, except at the start.</summary>
    public HelpText Gap()
    {
        if (text.Length > 0 && !text.ToString().EndsWith("\n\n", StringComparison.Ordinal))
            text.Append('\n');
        return this;
    }

    /// <summary>Adds a paragraph.</summary>
    /// <param name="paragraph">The text.</param>
    /// <param name="indent">The spaces before each line.</param>
    public HelpText Paragraph(string paragraph, int indent = 0) => Hanging("", paragraph, indent, indent);

    /// <summary>Adds a text whose first line starts with a mark, such as that of a list.</summary>
    /// <param name="mark">The mark.</param>
    /// <param name="paragraph">The text.</param>
    /// <param name="indent">The spaces before the mark.</param>
    /// <param name="hang">The spaces before further lines.</param>
    public HelpText Hanging(string mark, string paragraph, int indent, int hang)
    {
        var lead = new string(' ', indent) + mark;
        foreach (var line in TextWrap.Lines(paragraph, Width - hang))
        {
            text.Append(lead).Append(line).Append('\n');
            lead = new string(' ', hang);
        }

        return this;
    }

    /// <summary>Adds lines as they are.</summary>
    public HelpText Verbatim(IEnumerable<string> lines, int indent = Indent)
    {
        foreach (var line in lines)
            text.Append(line.Length == 0 ? "" : new string(' ', indent)).Append(line).Append('\n');
        return this;
    }

    /// <summary>Adds terms, each with its meaning in a second column.</summary>
    public HelpText Terms(IReadOnlyList<(string Term, string Meaning)> terms)
    {
        var column = Math.Min(terms.Max(term => term.Term.Length), WidestTerm) + Indent + 2;
        foreach (var (term, meaning) in terms)
        {
            var lead = new string(' ', Indent) + term;
            if (lead.Length + 2 > column)
            {
                text.Append(lead).Append('\n');
                lead = "";
            }

            foreach (var line in TextWrap.Lines(meaning, Width - column))
            {
                text.Append(lead.PadRight(column)).Append(line).Append('\n');
                lead = "";
            }
        }

        return this;
    }

    /// <summary>A text in bold where that is possible.</summary>
    public string Bold(string part) => styled ? $"\u001b[1m{part}\u001b[0m" : part;

    /// <inheritdoc/>
    public override string ToString() => text.ToString();
}

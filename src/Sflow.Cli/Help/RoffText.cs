namespace Sflow.Cli.Help;

/// <summary>Builds a man page with the man macros.</summary>
internal sealed class RoffText
{
    private readonly StringBuilder text = new();

    /// <summary>Starts a page.</summary>
    /// <param name="name">The page's name, such as <c>sflow-compose</c>.</param>
    /// <param name="summary">What it is about, in one sentence.</param>
    public RoffText(string name, string summary)
    {
        // A page has no date: the same sources give the same bytes.
        text.Append(
            CultureInfo.InvariantCulture,
            $".TH {name.ToUpperInvariant()} 1 \"\" \"sflow {ProgramVersion.Number}\" \"sflow manual\"\n"
        );
        Section("NAME");
        text.Append(CultureInfo.InvariantCulture, $"{Escape(name)} \\- {Escape(Lower(summary.TrimEnd('.')))}\n");
    }

    /// <summary>Adds a section.</summary>
    public RoffText Section(string title)
    {
        text.Append(CultureInfo.InvariantCulture, $".SH {title}\n");
        return this;
    }

    /// <summary>Adds a paragraph.</summary>
    public RoffText Paragraph(string paragraph)
    {
        // After a heading, a paragraph begins by itself.
        if (!IsAfterHeading)
            text.Append(".PP\n");
        text.Append(Escape(paragraph)).Append('\n');
        return this;
    }

    /// <summary>Adds lines as they are.</summary>
    public RoffText Code(IEnumerable<string> lines)
    {
        text.Append(IsAfterHeading ? "" : ".PP\n").Append(".nf\n");
        foreach (var line in lines)
            text.Append(Escape(line)).Append('\n');
        text.Append(".fi\n");
        return this;
    }

    /// <summary>Adds terms with their meanings.</summary>
    public RoffText Terms(IEnumerable<(string Term, string Meaning)> terms)
    {
        foreach (var (term, meaning) in terms)
            text.Append(CultureInfo.InvariantCulture, $".TP\n\\fB{Escape(term)}\\fR\n{Escape(meaning)}\n");
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => text.ToString();

    private bool IsAfterHeading
    {
        get
        {
            var all = text.ToString().TrimEnd('\n');
            return all[(all.LastIndexOf('\n') + 1)..].StartsWith(".SH", StringComparison.Ordinal);
        }
    }

    // A dash must stay one that can be copied; a line must not begin with a character of requests.
    private static string Escape(string text)
    {
        var escaped = text.Replace("\\", "\\e", StringComparison.Ordinal)
            .Replace("-", "\\-", StringComparison.Ordinal)
            .Replace("'", "\\(aq", StringComparison.Ordinal)
            .Replace("`", "\\(ga", StringComparison.Ordinal)
            .Replace("^", "\\(ha", StringComparison.Ordinal)
            .Replace("~", "\\(ti", StringComparison.Ordinal);
        return escaped.StartsWith('.') ? "\\&" + escaped : escaped;
    }

    private static string Lower(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];
}

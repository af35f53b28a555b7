namespace Sflow.Syntax;

/// <summary>Reads the text of a module. Reports everything that it can't read; no input makes it throw or hang.</summary>
internal static class YamlReader
{
    // The maximum number of characters that are read in total when reading restarts after repairs: a few seconds in the worst case.
    private const long MostCharactersRead = 12_000_000;
    private const int ReadingAtLeast = 2_000;

    /// <summary>
    /// The module, or null when the text is not a YAML document with a mapping as its root. All reasons are in the diagnostics.
    /// </summary>
    public static ModuleSyntax? Read(SourceText source, DiagnosticBag diagnostics)
    {
        var reported = new DiagnosticBag();
        var root = ReadDocument(source, reported);
        diagnostics.AddRange(reported);
        return reported.HasErrors || root is null ? null : new ModuleSyntax(source, root);
    }

    private static MappingSyntax? ReadDocument(SourceText source, DiagnosticBag diagnostics)
    {
        if (FindForbidden(source.Content) is { } position)
        {
            diagnostics.Add(Catalogue.ForbiddenCharacter(new TextLocation(source, new TextSpan(position, 1)), source.Content[position]));
            return null;
        }

        if (!TryReadEvents(source, diagnostics, out var document))
            return null;
        switch (document)
        {
            case null:
            case ScalarSyntax { IsPlain: true, IsNull: true, Text: "" }:
                diagnostics.Add(Catalogue.EmptyFile(new TextLocation(source, default), source.Content.Any(c => !char.IsWhiteSpace(c))));
                return null;
            case MappingSyntax mapping:
                return mapping;
            default:
                diagnostics.Add(Catalogue.RootIsNotMapping(document.Location, document.KindName));
                return null;
        }
    }

    private static bool TryReadEvents(SourceText source, DiagnosticBag diagnostics, out NodeSyntax? document)
    {
        var reported = new DiagnosticBag();
        document = ReadRepaired(source, reported, out var error, out var failed);
        if (error is not null)
        {
            var quotes = OpenQuotes.Find(source, error, ErrorOf);
            // What comes after an open quote is read with strings and the rest exchanged.
            diagnostics.AddRange(reported.Where(other => quotes.All(quote => other.Location.Span.Start < quote.Location.Span.Start)));
            diagnostics.AddRange(quotes.Count > 0 ? quotes : [YamlErrorMessages.Of(source, error)]);
            return false;
        }

        diagnostics.AddRange(reported);
        return !failed;
    }

    private static YamlError? ErrorOf(string text)
    {
        ReadRepaired(new SourceText("", text), new DiagnosticBag(), out var error, out _);
        return error;
    }

    // Reading restarts after each repair and gets further each time. The total is limited.
    private static NodeSyntax? ReadRepaired(SourceText source, DiagnosticBag diagnostics, out YamlError? error, out bool failed)
    {
        var text = new RepairedText(source.Content);
        var budget = MostCharactersRead;
        while (true)
        {
            var reported = new DiagnosticBag();
            var events = new YamlEvents(text, source, reported);
            var document = events.ReadDocument();
            (error, failed) = (events.Failure, events.Failed);
            if (error is not null)
            {
                budget -= ReadingAtLeast + source.Content.Length / 8 + System.Math.Max(error.Read, error.Start);
                if (budget > 0 && YamlRepair.Apply(text, error))
                    continue;
            }

            diagnostics.AddRange(reported);
            return document;
        }
    }

    // The characters that YAML 1.1, section 5.1, allows. Lone surrogates can't come from UTF-8, but from a host's string.
    private static int? FindForbidden(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is >= ' ' and <= '~' or '\n' or '\r' or '\t' or '\u0085')
                continue;
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (c < '\u00a0' || char.IsSurrogate(c) || c >= '\ufffe')
                return i;
        }

        return null;
    }
}

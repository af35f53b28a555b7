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

    // Reading restarts after each repair and gets further each time. The total is limited.
    private static bool TryReadEvents(SourceText source, DiagnosticBag diagnostics, out NodeSyntax? document)
    {
        var text = new RepairedText(source.Content);
        var budget = MostCharactersRead;
        while (true)
        {
            var reported = new DiagnosticBag();
            var events = new YamlEvents(text, source, reported);
            document = events.ReadDocument();
            if (events.Failure is { } error)
            {
                budget -= ReadingAtLeast + source.Content.Length / 8 + System.Math.Max(error.Read, error.Start);
                if (budget > 0 && YamlRepair.Apply(text, error))
                    continue;
                reported.Add(YamlErrorMessages.Of(source, error));
            }

            diagnostics.AddRange(reported);
            return !events.Failed;
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

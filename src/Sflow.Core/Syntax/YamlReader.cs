using System.Linq;
using Sflow.Diagnostics;
using Sflow.Text;

namespace Sflow.Syntax;

/// <summary>Reads a module's text. What it does not understand it reports; no input makes it throw or hang.</summary>
public static class YamlReader
{
    // What reading may cost in all when it starts again after repairs: a few seconds at the worst.
    private const long MostCharactersRead = 12_000_000;
    private const int ReadingAtLeast = 2_000;

    /// <summary>The module, or null when the text is no YAML document whose top is a mapping; every reason is in the diagnostics.</summary>
    public static ModuleSyntax? Read(SourceText source, DiagnosticBag diagnostics)
    {
        var findings = new DiagnosticBag();
        var root = ReadDocument(source, findings);
        diagnostics.AddRange(findings);
        return findings.HasErrors || root is null ? null : new ModuleSyntax(source, root);
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
                diagnostics.Add(Catalogue.RootIsNoMapping(document.Location, document.KindName));
                return null;
        }
    }

    // Reading starts again after each repair and gets further each time; what it reads in all is bounded.
    private static bool TryReadEvents(SourceText source, DiagnosticBag diagnostics, out NodeSyntax? document)
    {
        var text = new RepairedText(source.Content);
        var budget = MostCharactersRead;
        while (true)
        {
            var findings = new DiagnosticBag();
            var events = new YamlEvents(text, source, findings);
            document = events.ReadDocument();
            if (events.Failure is { } stop)
            {
                budget -= ReadingAtLeast + source.Content.Length / 8 + System.Math.Max(stop.Read, stop.Start);
                if (budget > 0 && YamlRepair.Apply(text, stop))
                    continue;
                findings.Add(YamlFailure.Of(source, stop));
            }

            diagnostics.AddRange(findings);
            return !events.Failed;
        }
    }

    // YAML 1.1, section 5.1: what a stream may hold. Lone surrogates cannot come out of UTF-8 but out of a host's string.
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

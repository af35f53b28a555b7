using System;
using System.Collections.Generic;
using System.Linq;
using Sflow.Composition;
using Sflow.Diagnostics;
using Sflow.Expressions;

namespace Sflow.Binding;

/// <summary>Binds artifacts.</summary>
internal static class ArtifactBinder
{
    /// <summary>Binds the section of artifacts.</summary>
    public static IEnumerable<ArtifactModel> Bind(IEnumerable<NamedEntry> entries, DiagnosticBag diagnostics)
    {
        foreach (var entry in entries)
        {
            var name = Binder.NameOf(entry);
            // The job knows an artifact by its name, also one that is used in expressions only.
            if (name.Value.All(c => char.IsLetterOrDigit(c) || c == '_') && !VariableNames.IsShellName(name.Value))
                diagnostics.Add(Catalogue.NotAnIdentifier(name.Location, name.Value));
            else
                VariableNames.Check(name, diagnostics);
            var fields = FieldReader.Read(entry.Body, ModuleSchema.Artifact, diagnostics, $"artifact {Quote.Text(entry.Name)}");
            if (fields["uri"] is not { } uri)
                continue;
            if (uri.Value is LiteralValue { Value: TextValue text })
                CheckUri(text.Value, uri, fields["content"], entry.Name, diagnostics);
            yield return new ArtifactModel(name, uri, fields["content"]);
        }
    }

    /// <summary>Reports a URI without a scheme, and content where no file is meant.</summary>
    public static void CheckUri(string uri, BoundField field, BoundField? content, string artifact, DiagnosticBag diagnostics)
    {
        if (SchemeOf(uri) is not { } scheme)
            diagnostics.Add(Catalogue.UriWithoutScheme(field.Location, artifact, uri));
        else if (content is not null && scheme != "file")
            diagnostics.Add(Catalogue.ContentNeedsFile(content.Location, artifact, uri));
    }

    /// <summary>The scheme in lower case, or null when there is none.</summary>
    public static string? SchemeOf(string uri)
    {
        var end = uri.IndexOf("://", StringComparison.Ordinal);
        return end > 0 && uri.Substring(0, end).All(c => c is '+' or '-' or '.' || (c < 128 && char.IsLetterOrDigit(c))) && char.IsLetter(uri[0])
            ? uri.Substring(0, end).ToLowerInvariant()
            : null;
    }
}

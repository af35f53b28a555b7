using Sflow.Composition;
using Sflow.Expressions;

namespace Sflow.Binding;

/// <summary>Binds artifacts.</summary>
internal static class ArtifactBinder
{
    /// <summary>Binds the artifacts section.</summary>
    public static IEnumerable<ArtifactModel> Bind(IEnumerable<NamedEntry> entries, BindingCache cache, DiagnosticBag diagnostics) =>
        entries.Select(entry => cache.Get(entry, bag => Bind(entry, bag), diagnostics)).OfType<ArtifactModel>();

    private static ArtifactModel? Bind(NamedEntry entry, DiagnosticBag diagnostics)
    {
        var name = Binder.NameOf(entry);
        VariableNames.Check(name, diagnostics, isForShells: true);
        var fields = FieldReader.Read(entry.Body, ModuleSchema.Artifact, diagnostics, $"artifact {Quote.Text(entry.Name)}");
        if (fields["uri"] is not { } uri)
            return null;
        if (uri.Value is LiteralValue { Value: TextValue text })
            CheckUri(text.Value, uri, fields["content"], entry.Name, diagnostics);
        return new ArtifactModel(name, uri, fields["content"]);
    }

    /// <summary>Reports a URI without a scheme, and content for an artifact that is not a file.</summary>
    public static void CheckUri(string uri, BoundField field, BoundField? content, string artifact, DiagnosticBag diagnostics)
    {
        if (SchemeOf(uri) is not { } scheme)
            diagnostics.Add(Catalogue.UriWithoutScheme(field.Location, artifact, uri));
        else if (content is not null && scheme != "file")
            diagnostics.Add(Catalogue.ContentNeedsFile(content.Location, artifact, uri));
    }

    /// <summary>The scheme in lowercase, or null when there is none.</summary>
    public static string? SchemeOf(string uri)
    {
        var end = uri.IndexOf("://", StringComparison.Ordinal);
        return
            end > 0
            && uri.Substring(0, end).All(c => c is '+' or '-' or '.' || (c < 128 && char.IsLetterOrDigit(c)))
            && char.IsLetter(uri[0])
            ? uri.Substring(0, end).ToLowerInvariant()
            : null;
    }
}

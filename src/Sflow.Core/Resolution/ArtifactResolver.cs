using Sflow.Binding;
using Sflow.Expressions;

namespace Sflow.Resolution;

/// <summary>Resolves an artifact's URI.</summary>
internal static class ArtifactResolver
{
    private const string CacheFolder = "/.sflow_cache/artifacts/http_";

    /// <summary>The artifact with its path; null after an error was reported.</summary>
    public static ResolvedArtifact? Resolve(ArtifactModel artifact, IScope scope, DiagnosticBag diagnostics)
    {
        if (ValueEvaluator.Field(artifact.Uri, scope, diagnostics) is not { } value)
            return null;
        var uri = RuntimeTexts.Of(value);
        var scheme = ArtifactBinder.SchemeOf(RuntimeTexts.StartOf(value));
        if (scheme is null)
        {
            diagnostics.Add(Catalogue.UriWithoutScheme(artifact.Uri.Location, artifact.Name.Value, RuntimeTexts.Describe(value)));
            return null;
        }

        if (artifact.Content is not null && scheme != "file")
        {
            diagnostics.Add(Catalogue.ContentNeedsFile(artifact.Content.Location, artifact.Name.Value, RuntimeTexts.Describe(value)));
            return null;
        }

        switch (scheme)
        {
            case "fs" or "file":
                return ResolvePath(artifact, value, WithoutScheme(uri, scheme), scope, diagnostics);
            case "http" or "https" when !uri.IsConstant:
                diagnostics.Add(Catalogue.RuntimeValueNotAllowed(artifact.Uri.Location, "uri", RuntimeTexts.Describe(value)));
                return null;
            case "http" or "https" when WebAddress.ProblemOf(value) is { } problem:
                diagnostics.Add(Catalogue.BadAddress(artifact.Uri.Location, value.ToText(), problem));
                return null;
            case "http" or "https":
                return new ResolvedArtifact(artifact.Name, ArtifactKind.Download, value, CachePath(value.ToText()), null)
                {
                    UriLocation = artifact.Uri.Location,
                };
            default:
                return new ResolvedArtifact(artifact.Name, ArtifactKind.Name, value, value, null) { UriLocation = artifact.Uri.Location };
        }
    }

    private static ResolvedArtifact? ResolvePath(
        ArtifactModel artifact,
        ExprValue uri,
        RuntimeText location,
        IScope scope,
        DiagnosticBag diagnostics
    )
    {
        var path = DecodePath(location);
        var isInline = artifact.Content is not null;
        if (path.Parts.Count == 0)
        {
            diagnostics.Add(Catalogue.UriWithoutPath(artifact.Uri.Location, artifact.Name.Value));
            return null;
        }

        var pending = artifact.Content is { } late && ModelValues.UsesTask(late.Value) ? new PendingContent(late.Value, scope) : null;
        var content =
            artifact.Content is null || pending is not null ? null : ValueEvaluator.Render(artifact.Content.Value, scope, diagnostics);
        if (isInline && content is null && pending is null)
            return null;
        var isAbsolute = path.Parts[0].Literal is not { } first || first.StartsWith("/", StringComparison.Ordinal);
        var written = path;
        if (isInline && !isAbsolute && path.Simplify() is TextValue relative)
            path = RuntimeText.FromLiteral(WithoutParents(relative.Value));
        if (isInline && !isAbsolute && LeavesFolder(path))
        {
            diagnostics.Add(
                Catalogue.ArtifactLeavesRunFolder(artifact.Uri.Location, artifact.Name.Value, RuntimeTexts.Describe(written.Simplify()))
            );
            return null;
        }

        RuntimeReference folder = isInline ? new RunFolderReference() : new WorkspaceReference();
        var full = isAbsolute ? path : RuntimeText.Concat(RuntimeText.FromReference(folder), new TextValue("/"), path);
        return new ResolvedArtifact(artifact.Name, isInline ? ArtifactKind.Inline : ArtifactKind.Path, uri, full.Simplify(), content)
        {
            Pending = pending,
            UriLocation = artifact.Uri.Location,
        };
    }

    private static RuntimeText WithoutScheme(RuntimeText uri, string scheme)
    {
        var length = scheme.Length + "://".Length;
        // file://host/path names a host (RFC 8089); only this machine is allowed.
        const string host = "localhost";
        if (scheme == "file" && string.CompareOrdinal(uri.Parts[0].Literal, length, host + "/", 0, host.Length + 1) == 0)
            length += host.Length;
        return RuntimeTexts.After(uri, length);
    }

    // %20 in a URI is a space in the path; a query or a fragment is not part of the path.
    private static RuntimeText DecodePath(RuntimeText location)
    {
        var pieces = new List<ExprValue>();
        foreach (var part in location.Parts)
        {
            var end = part.Literal?.IndexOfAny(['?', '#']) ?? -1;
            pieces.Add(
                part.Literal is null
                    ? RuntimeTexts.Value(part)
                    : new TextValue(Uri.UnescapeDataString(end < 0 ? part.Literal : part.Literal.Substring(0, end)))
            );
            if (end >= 0)
                break;
        }

        if (pieces.Count > 0 && pieces[0] is TextValue first && first.Value.StartsWith("./", StringComparison.Ordinal))
            pieces[0] = new TextValue(first.Value.Substring(2));
        return RuntimeText.Concat(pieces);
    }

    // a/../b is b; a leading .. stays.
    private static string WithoutParents(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (part == ".." && parts.Count > 0 && parts[parts.Count - 1] is not (".." or ""))
                parts.RemoveAt(parts.Count - 1);
            else if (part is not ("." or "") || parts.Count == 0)
                parts.Add(part);
        }

        return string.Join("/", parts);
    }

    private static bool LeavesFolder(RuntimeText path) => path.Parts.Any(part => part.Literal?.Split('/').Contains("..") == true);

    private static ExprValue CachePath(string uri)
    {
        var hash = new FileText(uri).Sha256().Substring(0, 16);
        return RuntimeText.Concat(RuntimeText.FromReference(new WorkspaceReference()), new TextValue(CacheFolder + hash));
    }
}

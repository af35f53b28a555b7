using Sflow.Binding;
using Sflow.Expressions;

namespace Sflow.Resolution;

/// <summary>What the job does for an artifact.</summary>
internal enum ArtifactKind
{
    /// <summary>The job checks that the path exists.</summary>
    Path,

    /// <summary>The job writes the file.</summary>
    Inline,

    /// <summary>The job downloads the file over HTTP.</summary>
    Download,

    /// <summary>The job passes the name on.</summary>
    Name,
}

/// <summary>An artifact with its path.</summary>
/// <param name="Name">Its name and the place of its definition.</param>
/// <param name="Kind">What the job has to do for it.</param>
/// <param name="Uri">Its URI: a string, possibly with placeholders.</param>
/// <param name="Path">Its path, or the URI where it has none: a string, possibly with placeholders.</param>
/// <param name="Content">What an inline one holds, or null.</param>
internal sealed record ResolvedArtifact(Located<string> Name, ArtifactKind Kind, ExprValue Uri, ExprValue Path, ExprValue? Content)
{
    /// <summary>The content where it uses <c>task</c>, so that it waits for the placement of tasks; else null.</summary>
    public PendingContent? Pending { get; init; }

    /// <summary>Where the URI is written: in a module, a CSV or an item.</summary>
    public required TextLocation UriLocation { get; init; }
}

/// <summary>The content of an artifact that waits for the placement of tasks.</summary>
/// <param name="Content">What was written.</param>
/// <param name="Scope">The names that it sees besides <c>task</c>.</param>
internal sealed record PendingContent(ValueModel Content, IScope Scope);

using Sflow.Expressions;
using Sflow.Text;

namespace Sflow.Resolution;

/// <summary>What the job has to do for an artifact.</summary>
public enum ArtifactKind
{
    /// <summary>A path that must be there.</summary>
    Path,

    /// <summary>A file that the job writes.</summary>
    Inline,

    /// <summary>A file that the job fetches by http.</summary>
    Download,

    /// <summary>A name that is passed on.</summary>
    Name,
}

/// <summary>An artifact whose place is known.</summary>
/// <param name="Name">Its name and the place of its definition.</param>
/// <param name="Kind">What the job has to do for it.</param>
/// <param name="Uri">Its URI: a text, possibly with holes.</param>
/// <param name="Path">Its path, or the URI where it has none: a text, possibly with holes.</param>
/// <param name="Content">What an inline one holds, or null.</param>
public sealed record ResolvedArtifact(Located<string> Name, ArtifactKind Kind, ExprValue Uri, ExprValue Path, ExprValue? Content)
{
    /// <summary>Where the URI was written: in a module, a CSV or an item.</summary>
    public required TextLocation UriLocation { get; init; }
}

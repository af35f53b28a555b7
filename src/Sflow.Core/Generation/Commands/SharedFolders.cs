using Sflow.Expressions;
using Sflow.Generation.Shell;
using Sflow.Resolution;

namespace Sflow.Generation.Commands;

/// <summary>
/// The folders of the machine that the containers of a plan can access, each at the same path: the folders of the artifacts, the
/// workspace, and the output folder.
/// </summary>
/// <param name="artifacts">The plan's artifacts.</param>
internal sealed class SharedFolders(IReadOnlyList<ResolvedArtifact> artifacts)
{
    private readonly List<(string Path, RuntimeReference Folder)> ofArtifacts =
    [
        .. artifacts
            .Where(IsMounted)
            .Select(artifact => (Path: artifact.Path.ToText(), Folder: (RuntimeReference)new MountReference(artifact.Name.Value)))
            .Where(artifact => !artifact.Path.EndsWith(".sqsh", StringComparison.OrdinalIgnoreCase)),
    ];

    private readonly RuntimeReference[] ofJob = [new WorkspaceReference(), new OutputFolderReference()];
    private ExprValue? pairs;

    /// <summary>A string that is equal for equal folders.</summary>
    public string Key { get; } =
        new Fingerprint()
            .AddEach([.. artifacts.Where(IsMounted).SelectMany(artifact => new[] { artifact.Name.Value, artifact.Path.ToText() })])
            .ToString();

    /// <summary>All folders as <c>source:target:rw</c>, separated by commas.</summary>
    public ExprValue Pairs => pairs ??= RuntimeTexts.Join(",", PairsWithout([]));

    /// <summary>
    /// Returns the folders as <c>source:target:rw</c>, without the folders of artifacts whose paths have other mounts.
    /// </summary>
    /// <param name="mounted">The paths with other mounts.</param>
    public IEnumerable<ExprValue> PairsWithout(IEnumerable<string> mounted) => Without(mounted).Select(Pair);

    /// <summary>True for an artifact that containers access at its own path.</summary>
    public static bool IsMounted(ResolvedArtifact artifact) => artifact.Kind is ArtifactKind.Path or ArtifactKind.Inline;

    /// <summary>
    /// Returns the words of <c>docker run</c> that mount the same folders at the same places. They are quoted as CSV, so that a
    /// path may contain commas and colons. The runtime recognizes them by these quotes, and leaves out the mounts that the
    /// operator defines for the same places.
    /// </summary>
    public IEnumerable<ExprValue> ForDocker() => Without([]).SelectMany(folder => new[] { new TextValue("--mount"), Bind(folder) });

    private IEnumerable<RuntimeReference> Without(IEnumerable<string> mounted)
    {
        var seen = new HashSet<string>(mounted);
        return ofArtifacts.Where(artifact => seen.Add(artifact.Path)).Select(artifact => artifact.Folder).Concat(ofJob);
    }

    private static ExprValue Bind(RuntimeReference folder) =>
        new RuntimeText([
            new RuntimePart("\"type=bind\",\"source="),
            new RuntimePart(folder),
            new RuntimePart("\",\"target="),
            new RuntimePart(folder),
            new RuntimePart("\""),
        ]);

    private static ExprValue Pair(RuntimeReference folder) =>
        new RuntimeText([new RuntimePart(folder), new RuntimePart(":"), new RuntimePart(folder), new RuntimePart(":rw")]);
}

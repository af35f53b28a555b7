using Sflow.Composition;

namespace Sflow.Tests.Conformance;

/// <summary>One set of conformance data: where it lies, and by which rules its modules were composed.</summary>
/// <param name="Name">The name that test names begin with.</param>
/// <param name="Variable">The environment variable that names another folder with data of the same layout.</param>
/// <param name="Copy">The folder of the public data beside the tests.</param>
internal sealed record ConformanceSet(string Name, string Variable, string Copy)
{
    /// <summary>The data of nv-sflow at commit ef6bf33.</summary>
    public static readonly ConformanceSet Older = new("0.2", "SFLOW_CONFORMANCE", "conformance");

    /// <summary>The data of nv-sflow 0.3.1.</summary>
    public static readonly ConformanceSet Newer = new("0.3", "SFLOW_CONFORMANCE_03", "conformance-0.3");

    /// <summary>Both sets.</summary>
    public static IReadOnlyList<ConformanceSet> All { get; } = [Older, Newer];

    /// <summary>How the modules of the data merge.</summary>
    public MergeMode Mode => ReferenceEquals(this, Newer) ? MergeMode.Deep : MergeMode.Replace;

    /// <summary>True when the data is the copy in this repository, whose cases are known by name.</summary>
    public bool IsPublic => Given is null;

    /// <summary>The folder of the data.</summary>
    public string Root => Given ?? Path.Combine(AppContext.BaseDirectory, "Data", Copy);

    private string? Given => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given ? given : null;

    /// <summary>The set with a name.</summary>
    public static ConformanceSet Named(string name) => All.First(set => set.Name == name);

    /// <summary>The cases' folders of a part, such as <c>compose</c>.</summary>
    public IEnumerable<string> Folders(string part) => Directory.GetDirectories(Path.Combine(Root, part)).Order(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Name;
}

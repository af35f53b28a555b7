namespace Sflow.Testing;

/// <summary>The files of the repository itself, so that rewriting reaches what is committed.</summary>
public static class Repository
{
    /// <summary>The folder that holds <c>Sflow.sln</c>.</summary>
    public static string Root { get; } = Find();

    /// <summary>The path of a file or folder below the repository's root.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>
    /// A folder of conformance data: below <c>SFLOW_CONFORMANCE</c>, else in a <c>shared/conformance</c> beside a folder above; null when
    /// there is none.
    /// </summary>
    public static string? Conformance(string set)
    {
        List<string> candidates = Environment.GetEnvironmentVariable("SFLOW_CONFORMANCE") is { Length: > 0 } given ? [given] : [];
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null && candidates.Count == 0; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "shared", "conformance", set)))
                candidates.Add(Path.Combine(folder.FullName, "shared", "conformance"));
        }

        return candidates.Select(candidate => Path.Combine(candidate, set)).FirstOrDefault(Directory.Exists);
    }

    /// <summary>True when baselines are to be written anew: <c>SFLOW_REWRITE_BASELINES=1</c>.</summary>
    public static bool IsRewriting { get; } = Environment.GetEnvironmentVariable("SFLOW_REWRITE_BASELINES") == "1";

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Sflow.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("the repository was not found above " + AppContext.BaseDirectory);
    }
}

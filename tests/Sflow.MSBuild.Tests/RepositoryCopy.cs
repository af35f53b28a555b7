namespace Sflow.MSBuild.Tests;

/// <summary>
/// The sources of the repository in a folder of their own, as somebody has them who has just cloned it, and a package cache that no
/// other test uses. Copied once for all tests; what a test packs there serves the next ones.
/// </summary>
internal sealed class RepositoryCopy
{
    private static readonly Lazy<RepositoryCopy> Made = new(() => new RepositoryCopy());
    private readonly string root = Path.Combine(Path.GetTempPath(), "sflow tests ü", "newcomer " + Guid.NewGuid().ToString("N")[..8]);

    private RepositoryCopy() => Copy(new DirectoryInfo(TestProject.Metadata("RepositoryFolder")), Folder);

    /// <summary>The copy.</summary>
    internal static RepositoryCopy Shared => Made.Value;

    /// <summary>Its folder.</summary>
    internal string Folder => Path.Combine(root, "my clone");

    /// <summary>
    /// What a shell finds in its environment: a new home folder, and nothing that the machine has, but the packages that the sources
    /// need, so that a test needs no network.
    /// </summary>
    internal Dictionary<string, string> EnvironmentOf(string home) =>
        new()
        {
            ["HOME"] = home,
            ["DOTNET_CLI_HOME"] = home,
            ["XDG_DATA_HOME"] = "",
            ["NUGET_PACKAGES"] = Path.Combine(root, "packages"),
            ["NUGET_FALLBACK_PACKAGES"] = MachinePackages.Folder,
            ["DOTNET_NOLOGO"] = "1",
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            // CI analyzes the sources; here it would take most of the time.
            ["RunAnalyzers"] = "false",
            // No process outlives the command that started it.
            ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
            ["MSBUILDDISABLENODEREUSE"] = "1",
            ["UseSharedCompilation"] = "false",
        };

    /// <summary>Removes the copy, and what tests made beside it, if there is one.</summary>
    internal static void RemoveAll()
    {
        if (Made.IsValueCreated)
            Directory.Delete(Made.Value.root, recursive: true);
    }

    private static void Copy(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in from.EnumerateFiles().Where(f => f.Extension is not (".nupkg" or ".snupkg" or ".binlog")))
            file.CopyTo(Path.Combine(to, file.Name));
        foreach (
            var folder in from.EnumerateDirectories().Where(d => d.Name is not (".git" or "bin" or "obj" or "TestResults" or "packages"))
        )
            Copy(folder, Path.Combine(to, folder.Name));
    }
}

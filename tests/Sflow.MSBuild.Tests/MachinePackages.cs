namespace Sflow.MSBuild.Tests;

/// <summary>
/// The packages that the machine has unpacked, without those of Sflow: NuGet prefers what is unpacked to any feed, and says nothing
/// of it. So a machine where somebody followed README would test the Sflow of that day. Made once for all tests.
/// </summary>
internal static class MachinePackages
{
    private static readonly Lazy<string> Made = new(Link);

    /// <summary>A folder with a link to each package.</summary>
    internal static string Folder => Made.Value;

    /// <summary>Removes the folder, if a test made it.</summary>
    internal static void RemoveAll()
    {
        if (Made.IsValueCreated)
            Directory.Delete(Made.Value, recursive: true);
    }

    private static string Link()
    {
        var folder = Directory.CreateTempSubdirectory("sflow-machine").FullName;
        foreach (var package in new DirectoryInfo(TestProject.Metadata("MachinePackages")).EnumerateDirectories())
            if (!package.Name.StartsWith("sflow.", StringComparison.OrdinalIgnoreCase))
                Directory.CreateSymbolicLink(Path.Combine(folder, package.Name), package.FullName);
        return folder;
    }
}

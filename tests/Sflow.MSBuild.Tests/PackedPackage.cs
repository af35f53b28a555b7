using System.IO.Compression;
using System.Security;

namespace Sflow.MSBuild.Tests;

/// <summary>The packed files, in a feed and with a package cache of their own, packed once for all tests.</summary>
internal sealed class PackedPackage
{
    private static readonly Lazy<PackedPackage> Packed = new(() => new PackedPackage());
    private readonly string folder = Directory.CreateTempSubdirectory("sflow-feed").FullName;

    private PackedPackage()
    {
        foreach (var package in new[] { "Sflow.MSBuild", "Sflow.Templates" })
            Pack(package, Feed);
    }

    /// <summary>What was built, packed.</summary>
    internal static PackedPackage Shared => Packed.Value;

    /// <summary>Removes what was packed, if anything was.</summary>
    internal static void RemoveAll()
    {
        if (Packed.IsValueCreated)
            Directory.Delete(Packed.Value.folder, recursive: true);
    }

    /// <summary>Packs a project that was built.</summary>
    internal static void Pack(string project, string feed, params string[] properties)
    {
        var source = Path.Combine(TestProject.Metadata("RepositoryFolder"), "src", project);
        var answer = Dotnet.Run(
            Path.GetTempPath(),
            ["pack", source, "--no-build", "-c", TestProject.Metadata("Configuration"), "-o", feed, "-nr:false", .. properties],
            []
        );
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
    }

    /// <summary>Its version.</summary>
    internal static string Version => TestProject.Metadata("PackageVersion");

    /// <summary>Where projects keep the packages that they unpack.</summary>
    internal string Cache => Path.Combine(folder, "cache");

    /// <summary>A configuration that knows this feed and what the machine has unpacked already, and no network.</summary>
    internal string NuGetConfig =>
        $"""
            <configuration>
              <packageSources><clear /><add key="here" value="{SecurityElement.Escape(Feed)}" /></packageSources>
              <fallbackPackageFolders><clear /><add key="machine" value="{SecurityElement.Escape(
                MachinePackages.Folder
            )}" /></fallbackPackageFolders>
            </configuration>
            """;

    /// <summary>The names of the files in a package, and the text of its description.</summary>
    internal (string[] Files, string Nuspec) Content(string package, string extension = "nupkg")
    {
        using var zip = ZipFile.OpenRead(FileOf(package, extension));
        using var nuspec = new StreamReader(zip.GetEntry(package + ".nuspec")!.Open());
        return ([.. zip.Entries.Select(e => e.FullName)], nuspec.ReadToEnd());
    }

    /// <summary>The text of a file in a package.</summary>
    internal string Text(string package, string file)
    {
        using var zip = ZipFile.OpenRead(FileOf(package));
        using var reader = new StreamReader(zip.GetEntry(file)!.Open());
        return reader.ReadToEnd();
    }

    /// <summary>The path of a packed file.</summary>
    internal string FileOf(string package, string extension = "nupkg") => Path.Combine(Feed, $"{package}.{Version}.{extension}");

    /// <summary>The folder of the packed files.</summary>
    internal string Feed => Path.Combine(folder, "feed");
}

using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Security;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Sflow.MSBuild.Tests;

/// <summary>The packed file, in a feed and with a package cache of its own.</summary>
internal sealed class PackedPackage : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sflow-feed").FullName;

    /// <summary>Packs what was built.</summary>
    public PackedPackage()
    {
        var answer = ProcessRunner.Run(
            "dotnet",
            ["pack", Path.Combine(TestProject.Metadata("RepositoryFolder"), "src", "Sflow.MSBuild"), "--no-build", "-c", TestProject.Metadata("Configuration"), "-o", Feed, "-nr:false"],
            folder,
            TimeSpan.FromMinutes(3));
        Assert.AreEqual(0, answer.ExitCode, answer.Output + answer.Error);
    }

    /// <summary>Its version.</summary>
    public static string Version => TestProject.Metadata("PackageVersion");

    /// <summary>Where projects keep the packages that they unpack.</summary>
    public string Cache => Path.Combine(folder, "cache");

    /// <summary>A configuration that knows this feed and what the machine has unpacked already, and no network.</summary>
    public string NuGetConfig => $"""
        <configuration>
          <packageSources><clear /><add key="here" value="{SecurityElement.Escape(Feed)}" /></packageSources>
          <fallbackPackageFolders><clear /><add key="machine" value="{SecurityElement.Escape(TestProject.Metadata("MachinePackages"))}" /></fallbackPackageFolders>
        </configuration>
        """;

    /// <summary>The names of the files in it, and the text of its description.</summary>
    public (string[] Files, string Nuspec) Content()
    {
        using var zip = ZipFile.OpenRead(Directory.GetFiles(Feed, "Sflow.MSBuild.*.nupkg").Single());
        using var nuspec = new StreamReader(zip.GetEntry("Sflow.MSBuild.nuspec")!.Open());
        return ([.. zip.Entries.Select(e => e.FullName)], nuspec.ReadToEnd());
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Feed => Path.Combine(folder, "feed");
}

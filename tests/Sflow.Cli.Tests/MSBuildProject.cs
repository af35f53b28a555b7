using System.Diagnostics;
using System.Reflection;
using System.Security;

namespace Sflow.Cli.Tests;

/// <summary>A project file beside the files of a folder, built by the real <c>dotnet build</c> with the tasks of this build.</summary>
internal static class MSBuildProject
{
    private static string Tasks { get; } =
        typeof(MSBuildProject)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "TasksFolder")
            .Value!;

    /// <summary>Writes <c>Job.proj</c>.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="items">The inside of its ItemGroup.</param>
    /// <param name="properties">The inside of its PropertyGroup.</param>
    public static void Write(string folder, string items, string properties = "")
    {
        var build = SecurityElement.Escape(Repository.PathOf("build"));
        File.WriteAllText(
            Path.Combine(folder, "Directory.Build.props"),
            $"""
            <Project>
              <PropertyGroup><SflowTasksFolder>{SecurityElement.Escape(Tasks)}</SflowTasksFolder></PropertyGroup>
              <Import Project="{build}/Sflow.NoCode.props" />
              <Import Project="{build}/Sflow.MSBuild.props" />
            </Project>
            """
        );
        File.WriteAllText(
            Path.Combine(folder, "Directory.Build.targets"),
            $"""<Project><Import Project="{build}/Sflow.NoCode.targets" /><Import Project="{build}/Sflow.MSBuild.targets" /></Project>"""
        );
        File.WriteAllText(Path.Combine(folder, "Directory.Packages.props"), "<Project />");
        File.WriteAllText(
            Path.Combine(folder, "Job.proj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>{properties}</PropertyGroup>
              <ItemGroup>{items}</ItemGroup>
            </Project>
            """
        );
    }

    /// <summary>Builds it and expects success.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="environment">Further variables.</param>
    /// <param name="arguments">Further arguments of <c>dotnet build</c>.</param>
    public static string Build(string folder, IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["build", "Job.proj", "-tl:off", "-nr:false", "-v:minimal", .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // What the test host tells its own MSBuild must not reach this one.
        foreach (var name in start.Environment.Keys.Where(key => key.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd() + error.Result;
        process.WaitForExit();
        Assert.AreEqual(0, process.ExitCode, text);
        return text;
    }
}

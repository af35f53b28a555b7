using System.Reflection;
using System.Security;
using System.Text.RegularExpressions;

namespace Sflow.MSBuild.Tests;

/// <summary>A project in a folder of its own, as a user has one, built by the real <c>dotnet build</c>.</summary>
internal sealed class TestProject : IDisposable
{
    private readonly string projectFile = "Job.proj";
    private readonly PackedPackage? package;
    private bool isRestored;

    /// <summary>Makes a project named <c>Job.proj</c>.</summary>
    /// <param name="items">The inside of its ItemGroup.</param>
    /// <param name="properties">The inside of its PropertyGroup.</param>
    public TestProject(string items, string properties = "")
    {
        // A space and a letter beyond ASCII: folders that users have.
        Folder = Path.Combine(Path.GetTempPath(), "sflow tests ü", Guid.NewGuid().ToString("N")[..8]);
        Directory.CreateDirectory(Folder);
        var build = SecurityElement.Escape(Path.Combine(Metadata("RepositoryFolder"), "build"));
        Write(
            "Directory.Build.props",
            $"""
            <Project>
              <PropertyGroup><SflowTasksFolder>{SecurityElement.Escape(Metadata("TasksFolder"))}</SflowTasksFolder></PropertyGroup>
              <Import Project="{build}/Sflow.NoCode.props" />
              <Import Project="{build}/Sflow.MSBuild.props" />
            </Project>
            """
        );
        Write(
            "Directory.Build.targets",
            $"""<Project><Import Project="{build}/Sflow.NoCode.targets" /><Import Project="{build}/Sflow.MSBuild.targets" /></Project>"""
        );
        Write("Directory.Packages.props", "<Project />");
        WriteProject(items, properties);
    }

    /// <summary>Makes a project that gets Sflow from the packed file alone.</summary>
    /// <param name="package">Where the packed file is.</param>
    /// <param name="file">The project file's name.</param>
    /// <param name="text">The project file.</param>
    public TestProject(PackedPackage package, string file, string text)
    {
        Folder = Path.Combine(Path.GetTempPath(), "sflow tests ü", Guid.NewGuid().ToString("N")[..8]);
        projectFile = file;
        this.package = package;
        Write("nuget.config", package.NuGetConfig);
        Write(file, text);
    }

    private TestProject(TestProject original)
    {
        Folder = original.Folder + " copy";
        projectFile = original.projectFile;
        package = original.package;
        foreach (var file in Directory.GetFiles(original.Folder, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(Folder, Path.GetRelativePath(original.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    public string Folder { get; }

    public string Output => Path.Combine(Folder, "bin", "Debug", "sflow");

    /// <summary>The files of units below the output folder, sorted, with <c>/</c>.</summary>
    public IReadOnlyList<string> Outputs =>
        !Directory.Exists(Output)
            ? []
            :
            [
                .. Directory
                    .GetFiles(Output, "*", SearchOption.AllDirectories)
                    .Select(f => Path.GetRelativePath(Output, f).Replace('\\', '/'))
                    .Where(f => !f.EndsWith(".sflow.json", StringComparison.Ordinal))
                    .Order(StringComparer.Ordinal),
            ];

    /// <summary>A copy of the folder with all that builds left in it.</summary>
    public TestProject Copy() => new(this);

    public void WriteProject(string items, string properties = "") =>
        Write(
            "Job.proj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>{properties}</PropertyGroup>
              <ItemGroup>{items}</ItemGroup>
            </Project>
            """
        );

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Folder, path))!);
        File.WriteAllText(Path.Combine(Folder, path), text);
    }

    public string Read(string output) => File.ReadAllText(Path.Combine(Output, output));

    /// <summary>The times at which the outputs were written.</summary>
    public IReadOnlyDictionary<string, DateTime> Times =>
        Outputs.ToDictionary(o => o, o => File.GetLastWriteTimeUtc(Path.Combine(Output, o)));

    /// <summary>Builds and expects success.</summary>
    public BuildAnswer Build(params string[] arguments)
    {
        var answer = Run(arguments);
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        return answer;
    }

    /// <summary>Builds and expects failure.</summary>
    public BuildAnswer Fail(params string[] arguments)
    {
        var answer = Run(arguments);
        Assert.AreNotEqual(0, answer.ExitCode, answer.Text);
        return answer;
    }

    public BuildAnswer Run(string[] arguments, IReadOnlyDictionary<string, string>? environment = null, bool project = true)
    {
        string[] common =
        [
            "build",
            .. project ? [projectFile] : Array.Empty<string>(),
            "-tl:off",
            "-nr:false",
            "-v:minimal",
            .. isRestored ? ["--no-restore"] : Array.Empty<string>(),
        ];
        IEnumerable<KeyValuePair<string, string>> cache = package is null ? [] : [new("NUGET_PACKAGES", package.Cache)];
        var answer = Dotnet.Run(Folder, [.. common, .. arguments], cache.Concat(environment ?? new Dictionary<string, string>()));
        isRestored = true;
        return answer;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>What the build of the tests says about itself.</summary>
    internal static string Metadata(string key) =>
        typeof(TestProject).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}

/// <summary>What a build said.</summary>
internal sealed record BuildAnswer(int ExitCode, string Text)
{
    /// <summary>The distinct findings of Sflow, in order, without the project in brackets.</summary>
    public IReadOnlyList<string> Diagnostics =>
        [
            .. Text.Split('\n')
                .Select(l => Regex.Match(l, @"^\s*(.*: (error|warning) SFLOW\d{4}: .*?)( \[[^\]]*proj[^\]]*\])?\s*$"))
                .Where(m => m.Success)
                .Select(m => m.Groups[1].Value)
                .Distinct(),
        ];

    /// <summary>Those of them that are errors.</summary>
    public IReadOnlyList<string> Errors => [.. Diagnostics.Where(f => f.Contains(": error ", StringComparison.Ordinal))];

    /// <summary>True when a task of ours said where its files are.</summary>
    public bool Compiled => Regex.IsMatch(Text, "Job -> (?!SFLOW)");
}

using Sflow.Generation;

namespace Sflow.MSBuild.Tests;

/// <summary>The samples of the repository run the tasks that were built last, also in nodes that an earlier build left behind.</summary>
[TestClass]
[DoNotParallelize]
public sealed class StaleTasksTests
{
    private static readonly string Repository = TestProject.Metadata("RepositoryFolder");

    // Nodes outside the command itself, reused, and shared with no other build of this machine.
    private readonly Dictionary<string, string> environment = new()
    {
        ["MSBUILDDISABLENODEREUSE"] = "",
        ["MSBUILDNOINPROCNODE"] = "1",
        ["MSBUILDNODEHANDSHAKESALT"] = Guid.NewGuid().ToString("N"),
    };

    private string folder = "";

    [TestInitialize]
    public void MakeRepository()
    {
        folder = Directory.CreateTempSubdirectory("sflow-stale").FullName;
        Copy("build");
        Copy("samples/hello");
        foreach (var file in new[] { "samples/Directory.Build.props", "samples/Directory.Build.targets" })
            File.Copy(Path.Combine(Repository, file), Path.Combine(folder, file));

        // Stands in for the compilation: what lies in "compiled" is what it makes.
        Write(
            "src/Sflow.MSBuild/Sflow.MSBuild.csproj",
            """
            <Project>
              <Import Project="../../build/Sflow.NoCode.props" />
              <Import Sdk="Microsoft.NET.Sdk" Project="Sdk.props" />
              <Import Sdk="Microsoft.NET.Sdk" Project="Sdk.targets" />
              <Import Project="../../build/Sflow.NoCode.targets" />
              <Target Name="CopyCompiled" AfterTargets="Build">
                <ItemGroup><Compiled Include="../../compiled/*" /></ItemGroup>
                <!-- A new file: one that is written over changes under the node that has it open, too. -->
                <Delete Files="@(Compiled->'bin/$(Configuration)/netstandard2.0/%(Filename)%(Extension)')" />
                <Copy SourceFiles="@(Compiled)" DestinationFolder="bin/$(Configuration)/netstandard2.0" />
              </Target>
            </Project>
            """
        );
        Directory.CreateDirectory(Path.Combine(folder, "compiled"));
        foreach (var file in Directory.GetFiles(TestProject.Metadata("TasksFolder")))
            File.Copy(file, Path.Combine(folder, "compiled", Path.GetFileName(file)));
    }

    [TestCleanup]
    public void EndNodes()
    {
        Dotnet.Run(folder, ["build-server", "shutdown", "--msbuild"], environment);
        Directory.Delete(folder, recursive: true);
    }

    // Which builds leave a node behind is MSBuild's own affair, so there are several: without the task host every other one ran what was
    // old.
    [TestMethod]
    public void ARebuiltTaskRunsAtOnce()
    {
        Build();
        for (var turn = 0; turn < 2; turn++)
        {
            StringAssert.Contains(Build(), "Hello -> ");
            ReplaceInTasks(" -> ", " => ");
            StringAssert.Contains(Build(), "Hello => ");
            ReplaceInTasks(" => ", " -> ");
        }
    }

    private string Build()
    {
        // A changed module makes the tasks run.
        File.AppendAllText(Path.Combine(folder, "samples", "hello", "hello.yaml"), "# again\n");
        // One node, so that the second build gets the one that the first build left.
        var answer = Dotnet.Run(folder, ["build", "samples/hello/Hello.proj", "-tl:off", "-nr:true", "-m:1"], environment);
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        return answer.Text;
    }

    // Another build of the same assembly: a text in it is another one of the same length.
    private void ReplaceInTasks(string old, string replacement)
    {
        var path = Path.Combine(folder, "compiled", "Sflow.MSBuild.dll");
        var bytes = File.ReadAllBytes(path);
        var found = 0;
        var (from, to) = (Encoding.Unicode.GetBytes(old), Encoding.Unicode.GetBytes(replacement));
        for (var at = bytes.AsSpan().IndexOf(from); at >= 0; at = bytes.AsSpan().IndexOf(from), found++)
            to.CopyTo(bytes, at);
        Assert.IsGreaterThan(0, found);
        File.WriteAllBytes(path, bytes);
    }

    private void Copy(string path)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Repository, path), "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(Repository, file);
            if (
                relative.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                || relative.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            )
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, relative))!);
            File.Copy(file, Path.Combine(folder, relative));
        }
    }

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
        File.WriteAllText(Path.Combine(folder, path), text);
    }
}

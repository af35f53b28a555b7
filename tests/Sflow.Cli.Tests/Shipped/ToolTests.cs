namespace Sflow.Cli.Tests.Shipped;

/// <summary>The command as a dotnet tool.</summary>
[TestClass]
public sealed class ToolTests
{
    [TestMethod]
    public void ThePackedToolIsInstalledAndRuns()
    {
        using var folder = new TempFolder();
        Dotnet(
            folder,
            "pack",
            Repository.PathOf("src", "Sflow.Cli"),
            "-p:SflowPackaging=tool",
            "-p:RunAnalyzers=false",
            "-o",
            folder["feed"]
        );
        File.WriteAllText(
            folder["nuget.config"],
            $"<configuration><packageSources><clear /><add key=\"here\" value=\"{folder["feed"]}\" /></packageSources></configuration>"
        );
        Dotnet(folder, "tool", "install", "Sflow", "--version", ShippedArchive.Version, "--tool-path", folder["tools"]);
        var tool = folder["tools/sflow"];
        ShippedArchive.IsVersion(Run(folder, tool, "--version").Output);
        // The same command line gives the same output as that of the native command.
        string[] call = ["compose", Repository.PathOf("samples", "hello", "hello.yaml"), "--set", "NAME=Ada"];
        Assert.AreEqual(SflowExecutable.Run(folder.Path, call).Succeeded().Output, Run(folder, [tool, .. call]).Output);
    }

    private static void Dotnet(TempFolder folder, params string[] arguments) =>
        Run(folder, ["env", "MSBUILDDISABLENODEREUSE=1", "dotnet", .. arguments]);

    private static CommandAnswer Run(TempFolder folder, params string[] words) =>
        ShippedArchive.Bash(folder.Path, ["-c", "exec \"$@\"", "bash", .. words]).Succeeded();
}

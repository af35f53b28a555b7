using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Sflow.Cli.Tests.Shipped;

/// <summary>The archive of the executable that the tests run, as people get it.</summary>
internal static class ShippedArchive
{
    private static readonly Lazy<TempFolder> Made = new(() =>
    {
        var folder = new TempFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        Make(folder.Path);
        return folder;
    });

    /// <summary>The version of this build.</summary>
    public static string Version { get; } =
        typeof(ShippedArchive).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>Checks what <c>--version</c> prints: the version of the package, and perhaps the commit.</summary>
    public static void IsVersion(string output) => Assert.AreEqual(Version, output.Split('\n')[0].Split(' ')[^1].Split('+')[0], output);

    /// <summary>The name of the archive without its ending, and of the one folder inside.</summary>
    public static string Name { get; } = $"sflow-{Version}-{Runtime}";

    /// <summary>The path of the archive.</summary>
    public static string Path => Made.Value[Name + ".tar.gz"];

    private static string Runtime => RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "linux-arm64" : "linux-x64";

    /// <summary>Makes it, and the one of the symbols, in a folder.</summary>
    public static void Make(string folder)
    {
        var published = System.IO.Path.GetDirectoryName(SflowExecutable.Path)!;
        if (!File.Exists(System.IO.Path.Combine(published, "libraries")))
            Assert.Inconclusive("the tests run the build that needs .NET; the archive has the native one");
        Bash(folder, Repository.PathOf("packaging", "archive"), Runtime, Version, published, SflowExecutable.Path, folder).Succeeded();
    }

    /// <summary>Unpacks it into a prefix, as its page says.</summary>
    /// <param name="prefix">The folder, which gets the folders <c>bin</c> and <c>share</c>.</param>
    public static void UnpackTo(string prefix)
    {
        Directory.CreateDirectory(prefix);
        string[] call = ["-c", "exec tar -xzf \"$1\" -C \"$2\" --strip-components=1 \"$3/bin\" \"$3/share\"", "bash", Path, prefix, Name];
        Bash(prefix, call).Succeeded();
    }

    /// <summary>Runs bash and waits for its end.</summary>
    public static CommandAnswer Bash(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("bash", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new CommandAnswer(process.ExitCode, output, error.Result);
    }

    /// <summary>The answer, which must be a success.</summary>
    public static CommandAnswer Succeeded(this CommandAnswer answer)
    {
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        return answer;
    }
}

namespace Sflow.MSBuild.Tests;

/// <summary>Commands in a folder before all others of the PATH that stand in for Slurm's.</summary>
internal sealed class SlurmStandIns(TestProject project)
{
    /// <summary>The folder.</summary>
    public string Folder { get; } = Path.Combine(project.Folder, "bin-slurm");

    /// <summary>What a build must be given.</summary>
    public Dictionary<string, string> Environment =>
        new() { ["PATH"] = Folder + Path.PathSeparator + System.Environment.GetEnvironmentVariable("PATH") };

    /// <summary>Makes or replaces a command; its folder is <c>$here</c>.</summary>
    public void Command(string name, string text)
    {
        project.Write("bin-slurm/" + name, "#!/bin/bash\nhere=$(dirname \"$0\")\n" + text + "\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path.Combine(Folder, name), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>The lines of a file that a command wrote; none when there is no such file.</summary>
    public string[] Lines(string name) => File.Exists(Path.Combine(Folder, name)) ? File.ReadAllLines(Path.Combine(Folder, name)) : [];
}

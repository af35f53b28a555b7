using System.Runtime.Versioning;

namespace Sflow.Cli.Tests.Begin;

/// <summary>Programs that stand in for those of a machine.</summary>
[SupportedOSPlatform("linux")]
internal static class StandIns
{
    /// <summary>Writes a program.</summary>
    /// <param name="folder">The folder of the programs.</param>
    /// <param name="name">Its name.</param>
    /// <param name="script">What it does, in bash.</param>
    public static void Write(string folder, string name, string script)
    {
        Directory.CreateDirectory(folder);
        var path = System.IO.Path.Combine(folder, name);
        File.WriteAllText(path, "#!/bin/bash\n" + script + "\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>An environment in which these programs come first.</summary>
    public static Dictionary<string, string> Path(string folder) => new() { ["PATH"] = folder + ":/usr/bin:/bin" };

    /// <summary>An environment in which there are no others.</summary>
    public static Dictionary<string, string> Only(string folder) => new() { ["PATH"] = folder };
}

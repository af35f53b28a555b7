namespace Sflow.Hosting.Execution;

/// <summary>Finds commands as a shell does.</summary>
internal static class CommandSearch
{
    /// <summary>The path of a command; null when no folder of the PATH has it.</summary>
    public static string? Find(string command) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Where(folder => folder.Length > 0)
            .Select(folder => Path.Combine(folder, command))
            .FirstOrDefault(File.Exists);
}

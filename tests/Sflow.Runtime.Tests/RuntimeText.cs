using Sflow.Expressions;

namespace Sflow.Runtime.Tests;

/// <summary>The fixed runtime as the generator embeds it: its source files joined in ordinal order of their names.</summary>
internal static class RuntimeText
{
    public static string Folder { get; } = Repository.PathOf("src", "Sflow.Core", "Generation", "Sbatch", "Runtime");

    public static IReadOnlyList<string> Files { get; } =
        Directory.GetFiles(Folder, "*.sh").OrderBy(Path.GetFileName, StringComparer.Ordinal).ToList();

    public static string Whole { get; } = string.Concat(Files.Select(File.ReadAllText));
}

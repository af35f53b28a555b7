using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Sflow.Runtime.Tests;

/// <summary>The fixed runtime as the generator embeds it: its source files joined in ordinal order of their names.</summary>
internal static class RuntimeText
{
    public static string Folder { get; } = FindFolder();

    public static IReadOnlyList<string> Files { get; } =
        Directory.GetFiles(Folder, "*.sh").OrderBy(Path.GetFileName, StringComparer.Ordinal).ToList();

    public static string Whole { get; } = string.Concat(Files.Select(File.ReadAllText));

    private static string FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "src", "Sflow.Core", "Generation", "Sbatch", "Runtime");
            if (Directory.Exists(candidate))
                return candidate;
        }

        throw new DirectoryNotFoundException("The runtime's sources were not found above " + AppContext.BaseDirectory);
    }
}

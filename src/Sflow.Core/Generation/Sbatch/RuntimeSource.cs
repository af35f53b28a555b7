using System;
using System.IO;
using System.Linq;

namespace Sflow.Generation.Sbatch;

/// <summary>The fixed part of every script: the supervisor, embedded in this assembly and put into scripts as it is.</summary>
internal static class RuntimeSource
{
    private static readonly Lazy<string> Loaded = new(Load);

    /// <summary>The whole text, without a newline at its end.</summary>
    public static string Text => Loaded.Value;

    private static string Load()
    {
        var assembly = typeof(RuntimeSource).Assembly;
        var parts = assembly.GetManifestResourceNames().Where(name => name.StartsWith("Sflow.Runtime.", StringComparison.Ordinal)).OrderBy(name => name, StringComparer.Ordinal);
        return string.Join("\n", parts.Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return reader.ReadToEnd().TrimEnd('\n') + "\n";
        })).TrimEnd('\n');
    }
}

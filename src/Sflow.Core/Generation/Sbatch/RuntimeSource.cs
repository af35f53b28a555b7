namespace Sflow.Generation.Sbatch;

/// <summary>The fixed part of every script: the supervisor. This assembly embeds it, and scripts contain it unchanged.</summary>
internal static class RuntimeSource
{
    private static readonly Lazy<string> Loaded = new(Load);

    /// <summary>The whole supervisor, without a newline at its end.</summary>
    public static string Text => Loaded.Value;

    private static string Load()
    {
        var assembly = typeof(RuntimeSource).Assembly;
        var parts = assembly
            .GetManifestResourceNames()
            .Where(name => name.StartsWith("Sflow.Runtime.", StringComparison.Ordinal))
            .OrderBy(name => name, StringComparer.Ordinal);
        return string.Join(
                "\n",
                parts.Select(name =>
                {
                    using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                    return reader.ReadToEnd().TrimEnd('\n') + "\n";
                })
            )
            .TrimEnd('\n');
    }
}

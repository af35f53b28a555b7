namespace Sflow.Generation.Sbatch;

/// <summary>The fixed part of every script: the supervisor. This assembly embeds it, and scripts contain it unchanged.</summary>
internal static class RuntimeSource
{
    // Only scripts with results have these parts, because they are a fifth of the whole.
    private static readonly string[] OfResults = ["31-", "32-", "33-", "34-"];

    private const string Prefix = "Sflow.Runtime.";
    private static readonly Lazy<string> Loaded = new(() => Load(withResults: true));
    private static readonly Lazy<string> LoadedWithoutResults = new(() => Load(withResults: false));

    /// <summary>The whole supervisor, without a newline at its end.</summary>
    public static string Text => Loaded.Value;

    /// <summary>The supervisor for a script, without a newline at its end.</summary>
    /// <param name="results">True when a task has results.</param>
    public static string For(bool results) => results ? Loaded.Value : LoadedWithoutResults.Value;

    private static string Load(bool withResults)
    {
        var assembly = typeof(RuntimeSource).Assembly;
        var parts = assembly
            .GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Where(name => withResults || !OfResults.Any(part => name.Substring(Prefix.Length).StartsWith(part, StringComparison.Ordinal)))
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

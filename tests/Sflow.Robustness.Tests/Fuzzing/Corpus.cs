using System.Text.Json;

namespace Sflow.Robustness.Fuzzing;

/// <summary>Texts that people wrote, to be damaged.</summary>
internal static class Corpus
{
    private static readonly string Conformance = Repository.PathOf("tests", "Sflow.Core.Tests", "Data", "conformance");

    public static IReadOnlyList<string> Expressions { get; } =
    [
        .. File.ReadLines(Path.Combine(Conformance, "expressions.jsonl"))
            .Where(line => line.Length > 0)
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("template").GetString()!),
    ];

    public static IReadOnlyList<string> Modules { get; } =
    [
        .. ValidModules.All.SelectMany(set => set.Files).Select(file => file.Value).Distinct(),
        .. Files("compose", "*.yaml"),
        .. Files("plan", "*.yaml"),
    ];

    public static IReadOnlyList<string> Tables { get; } =
    [.. Files("sweeps", "*.csv"), File.ReadAllText(Repository.PathOf("samples", "bulk_input.csv"))];

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory
            .GetFiles(Path.Combine(Conformance, folder), pattern, SearchOption.AllDirectories)
            .Order(System.StringComparer.Ordinal)
            .Select(File.ReadAllText)
            .Distinct();
}

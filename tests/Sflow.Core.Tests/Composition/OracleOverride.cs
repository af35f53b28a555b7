using System.Text.Json;

namespace Sflow.Tests.Composition;

/// <summary>A redefinition that nv-sflow reported.</summary>
/// <param name="Key">Its path: <c>variables.A</c> in the older data, the changed leaf such as <c>variables.A.value</c> in 0.3's.</param>
/// <param name="IsOtherValue">False when the older nv-sflow reported that the value is the same.</param>
/// <param name="By">The file of the later definition.</param>
/// <param name="Previous">The file of the earlier one; null where nv-sflow does not say it.</param>
/// <param name="Line">The line that nv-sflow wrote.</param>
internal sealed record OracleOverride(string Key, bool IsOtherValue, string? By, string? Previous, string Line)
{
    public static IEnumerable<OracleOverride> ReadAll(JsonElement document)
    {
        if (!document.TryGetProperty("overrides", out var overrides))
            return [];
        var lines = document.TryGetProperty("warnings", out var warnings)
            ? warnings.EnumerateArray().Select(line => line.GetString()!).ToList()
            : [];
        return overrides
            .EnumerateArray()
            .Select(entry =>
            {
                var key = entry.GetProperty("key").GetString()!;
                var by = Text(entry, "by");
                return new OracleOverride(
                    key,
                    entry.GetProperty("kind").GetString() == "overridden",
                    by,
                    Text(entry, "previous"),
                    lines.FirstOrDefault(line =>
                        line.Contains($" {key}: ", StringComparison.Ordinal) && line.Contains($" by {by}", StringComparison.Ordinal)
                    ) ?? ""
                );
            });
    }

    private static string? Text(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

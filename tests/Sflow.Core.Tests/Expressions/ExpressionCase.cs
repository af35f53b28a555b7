using System.Text.Json;
using Sflow.Tests.Conformance;

namespace Sflow.Tests.Expressions;

/// <summary>One line of <c>expressions.jsonl</c>: a template, its context, and what nv-sflow's engine answered.</summary>
public sealed record ExpressionCase(string Id, string Template, JsonElement Context, string? Result, string? Error)
{
    public static IReadOnlyList<ExpressionCase> All { get; } = [.. File.ReadLines(DataPath()).Where(line => line.Length > 0).Select(Parse)];

    private static string DataPath() => Path.Combine(ConformanceSet.Older.Root, "expressions.jsonl");

    private static ExpressionCase Parse(string line)
    {
        var json = JsonDocument.Parse(line).RootElement;
        string? Text(string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;
        return new(Text("id")!, Text("template")!, json.GetProperty("context"), Text("result"), Text("error"));
    }
}

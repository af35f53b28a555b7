using System.Numerics;
using System.Text.Json;
using Sflow.Expressions;

namespace Sflow.Tests.Composition;

/// <summary>
/// Compares values with the oracle's JSON: nulls in mappings do not count (O4), nor does white space at the end of lines and texts (O5).
/// </summary>
internal static class OracleData
{
    /// <summary>Null when both are equal, else the first differences, a line each.</summary>
    public static string? FirstDifference(ExprValue value, JsonElement expected) =>
        Differences(value, expected).Take(6).ToList() is { Count: > 0 } differences ? string.Join("\n", differences) : null;

    /// <summary>Each difference as its path, a colon and what it is.</summary>
    public static IEnumerable<string> Differences(ExprValue value, JsonElement expected, string path = "$") =>
        expected.ValueKind switch
        {
            JsonValueKind.Object when expected.TryGetProperty("$float", out var number) => Scalar(
                value is FloatValue f && f.ToText() == number.GetString(),
                value,
                expected,
                path
            ),
            JsonValueKind.Object when expected.TryGetProperty("$date", out var date) => Scalar(
                value is DateValue d && d.ToText() == date.GetString(),
                value,
                expected,
                path
            ),
            JsonValueKind.Object when expected.TryGetProperty("$datetime", out var time) => Scalar(
                value is DateTimeValue t && t.ToText().Replace(' ', 'T') == time.GetString(),
                value,
                expected,
                path
            ),
            JsonValueKind.Object when expected.TryGetProperty("$set", out var set) => Scalar(
                value is SetValue s && SameSet(s, set),
                value,
                expected,
                path
            ),
            JsonValueKind.Object when expected.TryGetProperty("$map", out var map) => Scalar(
                value is DictValue m && SameMap(m, map),
                value,
                expected,
                path
            ),
            JsonValueKind.Object => Mapping(value, expected, path),
            JsonValueKind.Array => List(value, expected, path),
            JsonValueKind.String => Scalar(
                value is TextValue text && Trimmed(text.Value) == Trimmed(expected.GetString()!),
                value,
                expected,
                path
            ),
            JsonValueKind.Null => Scalar(value is NoneValue, value, expected, path),
            JsonValueKind.True or JsonValueKind.False => Scalar(
                value is BoolValue boolean && boolean.Value == expected.GetBoolean(),
                value,
                expected,
                path
            ),
            _ => Scalar(SameNumber(value, expected.GetRawText()), value, expected, path),
        };

    private static IEnumerable<string> Scalar(bool same, ExprValue value, JsonElement expected, string path) =>
        same ? [] : [$"{path}: {value.Repr()} instead of {expected.GetRawText()}"];

    private static bool AreSame(ExprValue value, JsonElement expected) => !Differences(value, expected).Any();

    private static bool SameNumber(ExprValue value, string json) =>
        json.IndexOfAny(['.', 'e', 'E']) >= 0
            ? value is FloatValue number && number.Value.Equals(double.Parse(json, CultureInfo.InvariantCulture))
            : value is IntValue integer && integer.Value == BigInteger.Parse(json, CultureInfo.InvariantCulture);

    private static bool SameSet(SetValue value, JsonElement expected) =>
        value.Items.Count == expected.GetArrayLength() && expected.EnumerateArray().All(item => value.Items.Any(own => AreSame(own, item)));

    private static bool SameMap(DictValue value, JsonElement expected) =>
        value.Count == expected.GetArrayLength()
        && expected
            .EnumerateArray()
            .All(pair => Enumerable.Range(0, value.Count).Any(i => AreSame(value.Keys[i], pair[0]) && AreSame(value.Values[i], pair[1])));

    private static IEnumerable<string> Mapping(ExprValue value, JsonElement expected, string path)
    {
        if (value is not DictValue dict)
        {
            yield return $"{path}: {value.TypeName} instead of a mapping";
            yield break;
        }

        var members = expected
            .EnumerateObject()
            .Where(member => member.Value.ValueKind != JsonValueKind.Null)
            .ToDictionary(member => member.Name, member => member.Value);
        for (var i = 0; i < dict.Count; i++)
        {
            if (dict.Values[i] is not NoneValue && !(dict.Keys[i] is TextValue key && members.ContainsKey(key.Value)))
                yield return $"{path}.{dict.Keys[i].ToText()}: too much";
        }

        foreach (var member in members)
        {
            if (!dict.TryGetValue(member.Key, out var own))
                yield return $"{path}.{member.Key}: missing";
            else
                foreach (var difference in Differences(own, member.Value, $"{path}.{member.Key}"))
                    yield return difference;
        }
    }

    private static IEnumerable<string> List(ExprValue value, JsonElement expected, string path) =>
        value is ListValue list && list.Items.Count == expected.GetArrayLength()
            ? expected.EnumerateArray().SelectMany((item, i) => Differences(list.Items[i], item, $"{path}[{i}]"))
            : [$"{path}: {value.Repr()} instead of {expected.GetRawText()}"];

    private static string Trimmed(string text) => string.Join('\n', text.Split('\n').Select(line => line.TrimEnd())).TrimEnd();
}

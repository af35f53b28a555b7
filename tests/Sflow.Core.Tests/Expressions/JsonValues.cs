using System.Numerics;
using System.Text.Json;
using Sflow.Expressions;

namespace Sflow.Tests.Expressions;

/// <summary>Turns the JSON of the conformance data into values.</summary>
internal static class JsonValues
{
    public static DictScope Scope(JsonElement json) =>
        new(json.EnumerateObject().ToDictionary(member => member.Name, member => Value(member.Value)));

    public static ExprValue Value(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Null => NoneValue.Instance,
            JsonValueKind.True => BoolValue.True,
            JsonValueKind.False => BoolValue.False,
            JsonValueKind.String => new TextValue(json.GetString()!),
            JsonValueKind.Array => new ListValue([.. json.EnumerateArray().Select(Value)]),
            JsonValueKind.Number => Number(json.GetRawText()),
            _ => Object(json),
        };

    private static ExprValue Number(string text) =>
        text.IndexOfAny(['.', 'e', 'E']) < 0
            ? new IntValue(BigInteger.Parse(text, CultureInfo.InvariantCulture))
            : new FloatValue(double.Parse(text, CultureInfo.InvariantCulture));

    private static ExprValue Object(JsonElement json)
    {
        var members = json.EnumerateObject().ToList();
        if (members.Count != 1 || !members[0].Name.StartsWith('$'))
            return new DictValue(
                members.Select(member => new KeyValuePair<ExprValue, ExprValue>(new TextValue(member.Name), Value(member.Value)))
            );
        var special = members[0].Value;
        return members[0].Name switch
        {
            "$float" => new FloatValue(
                special.GetString() switch
                {
                    "nan" => double.NaN,
                    "inf" => double.PositiveInfinity,
                    _ => double.NegativeInfinity,
                }
            ),
            "$date" => new DateValue(DateTime.Parse(special.GetString()!, CultureInfo.InvariantCulture)),
            "$set" => new SetValue(special.EnumerateArray().Select(Value)),
            "$map" => new DictValue(
                special.EnumerateArray().Select(pair => new KeyValuePair<ExprValue, ExprValue>(Value(pair[0]), Value(pair[1])))
            ),
            _ => throw new NotSupportedException(members[0].Name),
        };
    }
}

using System.Numerics;

namespace Sflow.Expressions;

/// <summary>The methods of numbers.</summary>
internal static class NumberMethods
{
    public static OperationTable ForIntegers { get; } = new("method")
    {
        { "bit_length", "", (value, _) => new IntValue(Numbers.BitLength(BigInteger.Abs(Integer(value)))) },
        { "is_integer", "", (_, _) => BoolValue.True },
        { "conjugate", "", (value, _) => new IntValue(Integer(value)) },
    };

    public static OperationTable ForFloats { get; } = new("method")
    {
        { "is_integer", "", (value, _) => BoolValue.Of(Numbers.IsWhole(((FloatValue)value).Value)) },
        { "conjugate", "", (value, _) => value },
    };

    private static BigInteger Integer(ExprValue value)
    {
        Numbers.TryInteger(value, out var number);
        return number;
    }
}

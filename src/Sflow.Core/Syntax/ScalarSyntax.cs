using System;
using System.Globalization;
using System.Numerics;
using Sflow.Expressions;
using Sflow.Text;

namespace Sflow.Syntax;

/// <summary>One value without parts: a text, a number, true or false, a date, or nothing.</summary>
public sealed class ScalarSyntax : NodeSyntax
{
    /// <summary>A scalar that a file holds.</summary>
    internal ScalarSyntax(string text, ScalarStyle style, ExprValue value, TextLocation location)
        : base(location, 0) => (Text, Style, Value) = (text, style, value);

    /// <summary>The characters, without quotes, escapes and indentation, before they become a value: <c>0x1F</c>, <c>yes</c>.</summary>
    public string Text { get; }

    /// <summary>How it was written.</summary>
    public ScalarStyle Style { get; }

    /// <summary>What it means in YAML 1.1, clock-like texts being text.</summary>
    public ExprValue Value { get; }

    /// <summary>True when it was written without quotes and not as a block.</summary>
    public bool IsPlain => Style == ScalarStyle.Plain;

    /// <summary>True when its value is a text.</summary>
    public bool IsText => Value is TextValue;

    /// <inheritdoc/>
    public override bool IsNull => Value is NoneValue;

    /// <inheritdoc/>
    public override string KindName => Value switch
    {
        NoneValue => "nothing",
        BoolValue => "true or false",
        IntValue or FloatValue => "a number",
        DateValue or DateTimeValue => "a date",
        _ => "text",
    };

    /// <summary>A scalar that stands in no file, such as an override's.</summary>
    /// <param name="value">A text, a number, true or false, a date, or nothing.</param>
    /// <param name="location">Where its text came from.</param>
    /// <exception cref="ArgumentException">The value is a list or a mapping.</exception>
    public static ScalarSyntax Create(ExprValue value, TextLocation location) =>
        new(ScalarText.Of(value), ScalarStyle.Synthetic, value, location);

    /// <summary>A text that stands in no file.</summary>
    public static ScalarSyntax Create(string text, TextLocation location) => Create(new TextValue(text), location);

    /// <summary>The text with the way from each of its characters to the file. Cheap: the way is worked out when it is asked for.</summary>
    public LocatedText ToLocatedText() => Style == ScalarStyle.Synthetic || Location.Source is null
        ? new LocatedText(Text, Location)
        : new LocatedText(Text, Location, new ScalarMap(Text, Style, Location, Location.Source).Locate);

    /// <summary>True when two scalar values are the same value of the same type; nan equals nan.</summary>
    internal static bool SameValue(ExprValue a, ExprValue b) =>
        a.GetType() == b.GetType() && string.Equals(Identity(a), Identity(b), StringComparison.Ordinal);

    /// <summary>Equal for values that Python holds to be the same key: 1, 1.0 and true are.</summary>
    internal static string Identity(ExprValue value) => value switch
    {
        TextValue text => "t" + text.Value,
        BoolValue boolean => boolean.Value ? "n1" : "n0",
        IntValue integer => "n" + integer.Value.ToString(CultureInfo.InvariantCulture),
        FloatValue number when IsIntegral(number.Value) => "n" + new BigInteger(number.Value).ToString(CultureInfo.InvariantCulture),
        _ => value.GetType().Name + ScalarText.Of(value),
    };

    private protected override ExprValue ComputeValue() => Value;

    private static bool IsIntegral(double number) => !double.IsInfinity(number) && Math.Floor(number) == number;
}

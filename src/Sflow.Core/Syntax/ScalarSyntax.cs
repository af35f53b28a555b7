using System.Numerics;
using Sflow.Expressions;

namespace Sflow.Syntax;

/// <summary>A value without parts: a string, a number, a Boolean, a date or null.</summary>
internal sealed class ScalarSyntax : NodeSyntax
{
    /// <summary>Creates a scalar from a file.</summary>
    internal ScalarSyntax(string text, ScalarStyle style, ExprValue value, TextLocation location)
        : base(location, 0) => (Text, Style, Value) = (text, style, value);

    /// <summary>
    /// The characters without quotes, escapes and indentation, before they are resolved to a value: <c>0x1F</c>, <c>yes</c>.
    /// </summary>
    public string Text { get; }

    /// <summary>The way it was written.</summary>
    public ScalarStyle Style { get; }

    /// <summary>The value in YAML 1.1, except that base-60 numbers such as <c>12:30:00</c> are strings.</summary>
    public ExprValue Value { get; }

    /// <summary>True when it was written without quotes and not as a block.</summary>
    public bool IsPlain => Style == ScalarStyle.Plain;

    /// <summary>True when its value is a string.</summary>
    public bool IsText => Value is TextValue;

    /// <inheritdoc/>
    public override bool IsNull => Value is NoneValue;

    /// <inheritdoc/>
    public override string KindName =>
        Value switch
        {
            NoneValue => "nothing",
            BoolValue => "true or false",
            IntValue or FloatValue => "a number",
            DateValue or DateTimeValue => "a date",
            _ => "a string",
        };

    /// <summary>Creates a scalar that is not from a file, such as the value of an override.</summary>
    /// <param name="value">A string, a number, a Boolean, a date or null.</param>
    /// <param name="location">The place that the value came from.</param>
    /// <exception cref="ArgumentException">The value is a list or a mapping.</exception>
    public static ScalarSyntax Create(ExprValue value, TextLocation location) =>
        new(ScalarText.Of(value), ScalarStyle.Synthetic, value, location);

    /// <summary>Creates a string that is not from a file.</summary>
    public static ScalarSyntax Create(string text, TextLocation location) => Create(new TextValue(text), location);

    /// <summary>The string, with a map from its characters to the file. This is cheap, because the map is computed on demand.</summary>
    public LocatedText ToLocatedText() =>
        Style == ScalarStyle.Synthetic || Location.Source is null
            ? new LocatedText(Text, Location)
            : new LocatedText(Text, Location, new ScalarMap(Text, Style, Location, Location.Source).Locate);

    /// <summary>True when two scalars have the same value and type; NaN equals NaN.</summary>
    internal static bool SameValue(ExprValue a, ExprValue b) =>
        a.GetType() == b.GetType() && string.Equals(Identity(a), Identity(b), StringComparison.Ordinal);

    /// <summary>Equal for values that are the same key in Python, such as 1, 1.0 and true.</summary>
    internal static string Identity(ExprValue value) =>
        value switch
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

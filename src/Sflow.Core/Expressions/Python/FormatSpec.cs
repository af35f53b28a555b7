using System.Globalization;
using System.Numerics;
using System.Text;
using Sflow.Diagnostics;

namespace Sflow.Expressions;

/// <summary>The part behind the colon of <c>{:…}</c>: how wide, how many digits, which form.</summary>
internal sealed record FormatSpec
{
    private const int LargestNumber = 100_000;

    /// <summary>What fills up to the width: one character.</summary>
    public string Fill { get; init; } = " ";

    /// <summary><c>&lt; &gt; ^ =</c>, or a zero character for the type's own.</summary>
    public char Align { get; init; }

    /// <summary><c>+</c>, <c>-</c> or a space, or a zero character where not given.</summary>
    public char Sign { get; init; }

    /// <summary>The form with a prefix, or with a point that could be left out.</summary>
    public bool Alternate { get; init; }

    /// <summary>A float that prints as zero has no minus.</summary>
    public bool NoNegativeZero { get; init; }

    public int Width { get; init; }

    /// <summary><c>,</c> or <c>_</c> between groups of digits, or a zero character.</summary>
    public char Grouping { get; init; }

    /// <summary>The digits, or -1 where not given.</summary>
    public int Precision { get; init; } = -1;

    /// <summary>The letter at the end, or a zero character.</summary>
    public char Type { get; init; }

    public static FormatSpec Parse(string text, Evaluation evaluation)
    {
        var at = 0;
        var spec = new FormatSpec();
        var first = text.Length > 1 && char.IsSurrogatePair(text, 0) ? 2 : 1;
        if (text.Length > first && IsAlign(text[first]))
        {
            spec = spec with { Fill = text.Substring(0, first), Align = text[first] };
            at = first + 1;
        }
        else if (text.Length > 0 && IsAlign(text[0]))
        {
            spec = spec with { Align = text[at++] };
        }

        if (at < text.Length && text[at] is '+' or '-' or ' ')
            spec = spec with { Sign = text[at++] };
        if (at < text.Length && text[at] == 'z')
            (spec, at) = (spec with { NoNegativeZero = true }, at + 1);
        if (at < text.Length && text[at] == '#')
            (spec, at) = (spec with { Alternate = true }, at + 1);
        if (at < text.Length && text[at] == '0')
        {
            spec = spec.Align == '\0' ? spec with { Fill = "0", Align = '=' } : at == 0 || spec.Fill != " " ? spec : spec with { Fill = "0" };
            at++;
        }

        spec = spec with { Width = ReadNumber(text, ref at, evaluation) ?? 0 };
        if (at < text.Length && text[at] is ',' or '_')
            spec = spec with { Grouping = text[at++] };
        if (at < text.Length && text[at] == '.')
        {
            at++;
            spec = spec with { Precision = ReadNumber(text, ref at, evaluation) ?? throw evaluation.Failure("digits are missing behind the point of a format") };
        }

        if (at < text.Length)
            spec = spec with { Type = text[at++] };
        var mayGroup = spec.Type is not ('n' or 'c' or 's') && (spec.Grouping != ',' || spec.Type is not ('b' or 'o' or 'x' or 'X'));
        return at == text.Length && (mayGroup || spec.Grouping == '\0') ? spec : throw evaluation.Failure($"the format {Quote.Text(text)} can't be read");
    }

    /// <summary>Fills text up to the width.</summary>
    /// <param name="sign">What stands before padding that goes between sign and digits.</param>
    /// <param name="body">The rest.</param>
    /// <param name="usual">The alignment where none was given.</param>
    public string Pad(string sign, string body, char usual)
    {
        var missing = Width - CodePoints.Length(sign) - CodePoints.Length(body);
        if (missing <= 0)
            return sign + body;
        return (Align == '\0' ? usual : Align) switch
        {
            '<' => sign + body + Filling(missing),
            '>' => Filling(missing) + sign + body,
            '=' => sign + Filling(missing) + body,
            _ => Filling(missing / 2) + sign + body + Filling(missing - missing / 2),
        };
    }

    /// <summary>Puts the grouping character between digits, and with zeros as filling widens them to the width.</summary>
    /// <param name="digits">The digits before the point.</param>
    /// <param name="rest">What follows them.</param>
    /// <param name="size">The digits of a group.</param>
    /// <param name="taken">The characters of the width that something else needs.</param>
    public string Group(string digits, string rest, int size, int taken)
    {
        if (Grouping == '\0')
            return digits + rest;
        var grouped = Grouped(digits, size);
        while (Fill == "0" && Align == '=' && grouped.Length + rest.Length + taken < Width)
        {
            digits = "0" + digits;
            grouped = Grouped(digits, size);
        }

        return grouped + rest;
    }

    private string Grouped(string digits, int size)
    {
        var result = new StringBuilder(digits);
        for (var at = digits.Length - size; at > 0; at -= size)
            result.Insert(at, Grouping);
        return result.ToString();
    }

    private string Filling(int count) => new StringBuilder(count).Insert(0, Fill, count).ToString();

    private static bool IsAlign(char c) => c is '<' or '>' or '^' or '=';

    private static int? ReadNumber(string text, ref int at, Evaluation evaluation)
    {
        var start = at;
        while (at < text.Length && text[at] is >= '0' and <= '9')
            at++;
        if (at == start)
            return null;
        var number = BigInteger.Parse(text.Substring(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture);
        return number <= LargestNumber ? (int)number : throw evaluation.Failure($"a format's width and precision are {LargestNumber} at most");
    }
}

using System.Numerics;

namespace Sflow.Expressions;

/// <summary>The part after the colon of <c>{:…}</c>: width, precision, type and so on.</summary>
internal sealed record FormatSpec
{
    private const int LargestNumber = 100_000;

    /// <summary>The padding character.</summary>
    public string Fill { get; init; } = " ";

    /// <summary>The alignment, <c>&lt; &gt; ^ =</c>, or a NUL character for the type's default.</summary>
    public char Align { get; init; }

    /// <summary>The sign option, <c>+</c>, <c>-</c> or a space, or a NUL character if not given.</summary>
    public char Sign { get; init; }

    /// <summary>True for the alternate form, with a prefix or with a point that could be omitted.</summary>
    public bool Alternate { get; init; }

    /// <summary>True if a float that rounds to zero has no minus sign.</summary>
    public bool NoNegativeZero { get; init; }

    public int Width { get; init; }

    /// <summary>The separator between groups of digits, <c>,</c> or <c>_</c>, or a NUL character.</summary>
    public char Grouping { get; init; }

    /// <summary>The precision, or -1 if not given.</summary>
    public int Precision { get; init; } = -1;

    /// <summary>The type letter, or a NUL character.</summary>
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
            spec =
                spec.Align == '\0' ? spec with { Fill = "0", Align = '=' }
                : at == 0 || spec.Fill != " " ? spec
                : spec with { Fill = "0" };
            at++;
        }

        spec = spec with { Width = ReadNumber(text, ref at, evaluation) ?? 0 };
        if (at < text.Length && text[at] is ',' or '_')
            spec = spec with { Grouping = text[at++] };
        if (at < text.Length && text[at] == '.')
        {
            at++;
            spec = spec with
            {
                Precision =
                    ReadNumber(text, ref at, evaluation) ?? throw evaluation.Failure("digits are missing behind the point of a format"),
            };
        }

        if (at < text.Length)
            spec = spec with { Type = text[at++] };
        var mayGroup = spec.Type is not ('n' or 'c' or 's') && (spec.Grouping != ',' || spec.Type is not ('b' or 'o' or 'x' or 'X'));
        return at == text.Length && (mayGroup || spec.Grouping == '\0')
            ? spec
            : throw evaluation.Failure($"the format {Quote.Text(text)} can't be read");
    }

    /// <summary>Pads a string to the width.</summary>
    /// <param name="sign">The sign and prefix, which come before padding with <c>=</c>.</param>
    /// <param name="body">The rest of the string.</param>
    /// <param name="usual">The alignment if none was given.</param>
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

    /// <summary>Inserts the grouping character between digits. With zero padding, it also extends the digits to the width.</summary>
    /// <param name="digits">The digits before the point.</param>
    /// <param name="rest">The characters after these digits.</param>
    /// <param name="size">The number of digits in a group.</param>
    /// <param name="taken">The number of characters of the width that other parts need.</param>
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
        return number <= LargestNumber
            ? (int)number
            : throw evaluation.Failure($"a format's width and precision are {LargestNumber} at most");
    }
}

namespace Sflow.Generation.Regexes;

/// <summary>Reads the characters of a regular expression, with its escapes.</summary>
internal sealed class RegexReader(string source)
{
    /// <summary>The index of the next character.</summary>
    public int At { get; set; }

    /// <summary>True at the end.</summary>
    public bool AtEnd => At >= source.Length;

    /// <summary>The next character, or a zero at the end.</summary>
    public char Next => AtEnd ? '\0' : source[At];

    /// <summary>Reads a string if it stands here.</summary>
    public bool Accept(string text)
    {
        if (string.CompareOrdinal(source, At, text, 0, text.Length) != 0)
            return false;
        At += text.Length;
        return true;
    }

    /// <summary>Reads one character, which can be two UTF-16 units.</summary>
    public int Code()
    {
        var pair = At + 1 < source.Length && char.IsSurrogatePair(source, At);
        var code = pair ? char.ConvertToUtf32(source, At) : source[At];
        At += pair ? 2 : 1;
        return code;
    }

    /// <summary>Reads up to a character and this character itself. Returns what stands before it.</summary>
    public string Until(char end, string what)
    {
        var from = At;
        var to = source.IndexOf(end, At);
        if (to < 0)
            throw new RegexException($"{what} has no {end}", from);
        At = to + 1;
        return source.Substring(from, to - from);
    }

    /// <summary>Reads the digits that stand here, at most so many.</summary>
    public string Digits(int most, Func<char, bool> isDigit)
    {
        var from = At;
        while (At - from < most && !AtEnd && isDigit(Next))
            At++;
        return source.Substring(from, At - from);
    }

    /// <summary>
    /// Reads what follows a backslash when it names one character, in a set or not. Returns null when it is something else; then
    /// nothing was read.
    /// </summary>
    public int? EscapedCode(bool inSet)
    {
        var start = At;
        var c = source[At++];
        switch (c)
        {
            case 'a':
                return 7;
            case 'b' when inSet:
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'v':
                return '\v';
            case 'x':
                return Hex(start, 2);
            case 'u':
                return Hex(start, 4);
            case 'U':
                return Hex(start, 8);
            case 'N':
                throw new RegexException(@"names of characters such as \N{…} are not supported; write \uXXXX with its number", start - 1);
            case '0':
                return Octal(start);
            case >= '1' and <= '7' when inSet || IsOctal(start):
                return Octal(start);
            case >= '1' and <= '9' when !inSet:
                At = start;
                return null;
            case >= '0' and <= '9':
                throw new RegexException($@"\{c} is not an escape in [ ]", start - 1);
            case 'd' or 'D' or 'w' or 'W' or 's' or 'S':
            case 'A' or 'Z' or 'b' or 'B' when !inSet:
                At = start;
                return null;
            case (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'):
                throw new RegexException($@"\{c} is not an escape{(inSet ? " in [ ]" : "")}", start - 1);
            default:
                At = start;
                return Code();
        }
    }

    // A backslash and three octal digits are a character, and anything shorter is a reference to a group.
    private bool IsOctal(int start) => start + 3 <= source.Length && source.Substring(start, 3).All(c => c is >= '0' and <= '7');

    private int Octal(int start)
    {
        At = start;
        var code = Convert.ToInt32(Digits(3, c => c is >= '0' and <= '7'), 8);
        return code <= 255 ? code : throw new RegexException("an octal escape can't be greater than \\377", start - 1);
    }

    private int Hex(int start, int length)
    {
        var digits = Digits(length, Uri.IsHexDigit);
        if (digits.Length < length)
            throw new RegexException($@"\{source[start]} takes {length} hexadecimal digits", start - 1);
        var code = long.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return code <= 0x10ffff ? (int)code : throw new RegexException(@"\U can't be greater than \U0010ffff", start - 1);
    }
}

namespace Sflow.Generation.Regexes;

/// <summary>
/// A set of characters. Its ASCII characters are listed one by one. The others are ranges of code points and the classes
/// w, d, s and their opposites W, D, S, which the job's runtime knows.
/// </summary>
internal sealed class CharSet
{
    private readonly bool[] ascii = new bool[128];
    private readonly List<string> others = [];
    private bool othersAreExcluded;

    /// <summary>Every character.</summary>
    public static CharSet Any => new CharSet().Negate();

    /// <summary>True when it has characters that are not ASCII.</summary>
    public bool HasOthers => othersAreExcluded || others.Count > 0;

    /// <summary>True when it contains the ASCII character.</summary>
    public bool Has(int code) => ascii[code];

    /// <summary>The ASCII characters, in order. A line has no zero byte.</summary>
    public IEnumerable<char> Ascii => Enumerable.Range(1, 127).Where(code => ascii[code]).Select(code => (char)code);

    /// <summary>
    /// The other characters as the runtime reads them: nothing for none, ranges and classes with spaces between them, and a ! at
    /// the start when these are excluded.
    /// </summary>
    public string Others => (othersAreExcluded ? "!" : "") + string.Join(" ", others);

    /// <summary>Adds the characters from one code point to another.</summary>
    public void Add(int first, int last, bool ignoreCase, bool asciiOnly)
    {
        for (var code = first; code <= last && code < 128; code++)
        {
            ascii[code] = true;
            if (ignoreCase)
                AddCases(code, asciiOnly);
        }

        if (last < 128)
            return;
        others.Add(Range(Math.Max(first, 128), last));
        if (!ignoreCase || asciiOnly)
            return;
        for (var code = Math.Max(first, 128); code <= last; code++)
            AddCases(code, asciiOnly);
    }

    /// <summary>Adds a class: d, w or s, or its opposite D, W or S.</summary>
    public void AddClass(char name, bool asciiOnly)
    {
        var positive = char.ToLowerInvariant(name);
        for (var code = 0; code < 128; code++)
            ascii[code] |= IsOfClass(positive, (char)code) == (name == positive);
        if (!asciiOnly)
            others.Add(name.ToString());
        else if (name != positive)
            others.Add(Range(128, 0x10ffff));
    }

    /// <summary>Turns the set into its opposite, and returns it.</summary>
    public CharSet Negate()
    {
        for (var code = 0; code < 128; code++)
            ascii[code] = !ascii[code];
        othersAreExcluded = !othersAreExcluded;
        return this;
    }

    /// <summary>Adds all characters of another set, where other characters than ASCII need not be exact.</summary>
    public void AddRoughly(CharSet set)
    {
        for (var code = 0; code < 128; code++)
            ascii[code] |= set.ascii[code];
        if (set.HasOthers)
            others.Add(Range(128, 0x10ffff));
    }

    /// <summary>True when another character is equal to this one where case does not count.</summary>
    public static bool HasCases(int code)
    {
        var text = char.ConvertFromUtf32(code);
        return !string.Equals(text.ToLowerInvariant(), text.ToUpperInvariant(), StringComparison.Ordinal)
            || Families.Any(family => family.Contains(code));
    }

    private static string Range(int first, int last) => string.Format(CultureInfo.InvariantCulture, "{0}-{1}", first, last);

    private static bool IsOfClass(char name, char c) =>
        name switch
        {
            'd' => c is >= '0' and <= '9',
            'w' => c is (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_',
            _ => c is (>= '\t' and <= '\r') or (>= '\x1c' and <= '\x1f') or ' ',
        };

    // Python compares characters in lower case, and knows letters outside ASCII whose lower case is an ASCII letter.
    private void AddCases(int code, bool asciiOnly)
    {
        if (code is >= 0xd800 and <= 0xdfff)
            return;
        var text = char.ConvertFromUtf32(code);
        AddCase(text.ToLowerInvariant(), asciiOnly);
        AddCase(text.ToUpperInvariant(), asciiOnly);
        if (asciiOnly)
            return;
        foreach (var family in Families.Where(family => family.Contains(code)))
        {
            foreach (var member in family)
                AddOne(member);
        }
    }

    private void AddCase(string text, bool asciiOnly)
    {
        var code = char.ConvertToUtf32(text, 0);
        if (code < 128 || !asciiOnly)
            AddOne(code);
    }

    private void AddOne(int code)
    {
        if (code < 128)
            ascii[code] = true;
        else if (!others.Contains(Range(code, code)))
            others.Add(Range(code, code));
    }

    private static readonly int[][] Families =
    [
        ['i', 'I', 0x130, 0x131],
        ['s', 'S', 0x17f],
        ['k', 'K', 0x212a],
        [0xb5, 0x3bc, 0x39c],
        [0xe5, 0xc5, 0x212b],
        [0x3c9, 0x3a9, 0x2126],
        [0x3c2, 0x3c3, 0x3a3],
    ];
}

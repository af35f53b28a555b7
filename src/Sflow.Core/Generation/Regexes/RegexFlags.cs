namespace Sflow.Generation.Regexes;

/// <summary>
/// The flags that change how a regular expression is read. Python's flags m and s mean nothing here, because a line contains no
/// newline, and u is the default.
/// </summary>
/// <param name="IgnoreCase">The flag i.</param>
/// <param name="Ascii">The flag a: classes and boundaries of words know only ASCII.</param>
/// <param name="Verbose">The flag x: spaces and comments don't count.</param>
internal readonly record struct RegexFlags(bool IgnoreCase, bool Ascii, bool Verbose)
{
    /// <summary>Sets or clears the flags of these letters.</summary>
    public RegexFlags With(string letters, bool on) =>
        new(
            letters.IndexOf('i') >= 0 ? on : IgnoreCase,
            letters.IndexOf('a') >= 0 ? on : letters.IndexOf('u') < 0 && Ascii,
            letters.IndexOf('x') >= 0 ? on : Verbose
        );
}

namespace Sflow.Diagnostics;

/// <summary>
/// What the host's users write for a setting, an item or a command. Messages name these in the words of MSBuild; another host translates
/// them. A process has one host, which sets its words before it compiles anything.
/// </summary>
public static class HostWords
{
    private static Func<string, string> translate = term => term;

    /// <summary>A term of MSBuild, such as <c>SflowSubmit=all</c>, in the words of this process's host.</summary>
    /// <param name="term">The term.</param>
    public static string Of(string term) => translate(term);

    /// <summary>Sets the host's words.</summary>
    /// <param name="words">Translates a term of MSBuild.</param>
    public static void Use(Func<string, string> words) => translate = words;
}

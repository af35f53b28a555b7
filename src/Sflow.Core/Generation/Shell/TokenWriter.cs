using Sflow.Expressions;
using Sflow.Resolution;

namespace Sflow.Generation.Shell;

/// <summary>
/// Writes a token in place of each placeholder in a string. The runtime replaces the tokens. It is not safe for several threads
/// at once.
/// </summary>
/// <param name="prefix">The start of every token. No string of the user contains it.</param>
internal sealed class TokenWriter(string prefix)
{
    private const string Mark = "__SFLOW";
    private const string DefaultPrefix = Mark + "_";

    // This caches the workflow's variables, because every task has them in its environment.
    private readonly Dictionary<ExprValue, string> written = new(ReferenceComparer<ExprValue>.Instance);

    /// <summary>The start of every token.</summary>
    public string Prefix { get; } = prefix;

    /// <summary>Creates a writer whose tokens differ from every part of the strings.</summary>
    /// <param name="suspects">The result of <see cref="Suspects"/> for the strings.</param>
    public static TokenWriter For(IReadOnlyList<string> suspects)
    {
        var prefix = DefaultPrefix;
        for (var i = 2; suspects.Any(literal => literal.Contains(prefix)); i++)
            prefix = string.Format(CultureInfo.InvariantCulture, "__SFLOW{0}_", i);
        return new TokenWriter(prefix);
    }

    /// <summary>Returns the pieces of strings that look like a token, alone or together with the token after them.</summary>
    public static IReadOnlyList<string> Suspects(IEnumerable<ExprValue> texts)
    {
        var literals = new List<string>();
        foreach (var text in texts)
        {
            if (text is TextValue plain)
                AddSuspect(plain.Value, literals);
            else
                AddSuspects(RuntimeTexts.Of(text), literals);
        }

        return literals;
    }

    /// <summary>Returns the string with a token in place of each placeholder.</summary>
    public string Write(ExprValue text)
    {
        if (text is TextValue plain)
            return plain.Value;
        if (written.TryGetValue(text, out var known))
            return known;
        var result = new StringBuilder();
        foreach (var part in RuntimeTexts.Of(text).Parts)
            result.Append(part.Literal ?? Token(part.Reference!));
        return written[text] = result.ToString();
    }

    private static void AddSuspects(RuntimeText text, List<string> literals)
    {
        // A literal that ends with the mark forms a token's start together with the "_" of the token after it. A placeholder
        // follows every literal but the last, because no two literals are adjacent.
        for (var i = 0; i < text.Parts.Count; i++)
            AddSuspect(text.Parts[i].Literal + (i + 1 < text.Parts.Count ? "_" : ""), literals);
    }

    private static void AddSuspect(string literal, List<string> literals)
    {
        if (literal.IndexOf(Mark, StringComparison.Ordinal) >= 0)
            literals.Add(literal);
    }

    private string Token(RuntimeReference reference) =>
        Prefix
        + reference switch
        {
            NodeNameReference node => string.Format(CultureInfo.InvariantCulture, "NODE{0}_NAME", node.Index),
            NodeAddressReference node => string.Format(CultureInfo.InvariantCulture, "NODE{0}_IP", node.Index),
            WorkspaceReference => "WORKSPACE_DIR",
            RunFolderReference => "RUN_DIR",
            JobIdReference => "JOB_ID",
            OutputFolderReference => "OUTPUT_DIR",
            MountReference mount => "MOUNT_" + mount.Artifact,
            _ => throw new InvalidOperationException($"no token for {reference.GetType().Name}"),
        }
        + "__";
}

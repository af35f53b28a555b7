namespace Sflow.Robustness.HarmlessEdits;

/// <summary>How a module is written again.</summary>
internal sealed record RewriteStyle
{
    /// <summary>True for braces and brackets only.</summary>
    public bool IsFlow { get; init; }

    /// <summary>The spaces of a level.</summary>
    public int Indent { get; init; } = 2;

    /// <summary>True where lists stand deeper than their key.</summary>
    public bool IndentsLists { get; init; } = true;

    /// <summary>The quote around keys and strings; null for plain scalars where they can be plain.</summary>
    public char? Quote { get; init; }

    /// <summary>True to reverse the keys of each mapping of the language.</summary>
    public bool ReversesKeys { get; init; }

    /// <summary>True to write equal scalars as aliases of the first one.</summary>
    public bool UsesAliases { get; init; }

    /// <summary>True for sections as lists, false for mappings by name, null to keep them.</summary>
    public bool? ListsSections { get; init; }

    /// <summary>True to describe each variable and artifact.</summary>
    public bool Describes { get; init; }
}

namespace Sflow.Syntax;

/// <summary>What a YAML file may cost. All are far above what a person writes and stop a file that was made to do harm.</summary>
public static class YamlLimits
{
    /// <summary>The largest file, in bytes.</summary>
    public const int FileBytes = 16 * 1024 * 1024;

    /// <summary>The most levels of lists and mappings, aliases followed.</summary>
    public const int Depth = 100;

    /// <summary>The most nodes of a document, each alias counted as a copy of what it stands for, plus one for every 64 characters of text.</summary>
    public const int ExpandedNodes = 1_000_000;
}

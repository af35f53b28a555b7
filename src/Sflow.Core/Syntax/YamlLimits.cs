namespace Sflow.Syntax;

/// <summary>
/// Limits for the cost of a YAML file. They are far above anything that a person writes and stop files that are made to do harm.
/// </summary>
internal static class YamlLimits
{
    /// <summary>The maximum size of a file, in bytes.</summary>
    public const int FileBytes = 16 * 1024 * 1024;

    /// <summary>The maximum depth of lists and mappings, with aliases expanded.</summary>
    public const int Depth = 100;

    /// <summary>
    /// The maximum number of nodes in a document. Each alias counts as a copy of its node, and every 64 characters of text count
    /// as one more node.
    /// </summary>
    public const int ExpandedNodes = 1_000_000;
}

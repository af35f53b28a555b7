namespace Sflow.Generation.Regexes;

/// <summary>A regular expression of Python's re module as a tree.</summary>
internal abstract record RegexNode;

/// <summary>One character.</summary>
/// <param name="Code">Its code point.</param>
internal sealed record LiteralNode(int Code) : RegexNode;

/// <summary>One character of a set.</summary>
internal sealed record SetNode(CharSet Set) : RegexNode;

/// <summary>Parts that match one after the other.</summary>
internal sealed record SequenceNode(IReadOnlyList<RegexNode> Parts) : RegexNode;

/// <summary>Alternatives, of which the first that leads to a match counts.</summary>
internal sealed record ChoiceNode(IReadOnlyList<RegexNode> Alternatives) : RegexNode;

/// <summary>A repetition.</summary>
/// <param name="Body">What is repeated.</param>
/// <param name="Minimum">How often at least.</param>
/// <param name="Maximum">How often at most, or null.</param>
/// <param name="Mode">What is tried first.</param>
internal sealed record RepeatNode(RegexNode Body, int Minimum, int? Maximum, RepeatMode Mode) : RegexNode;

/// <summary>A group that stores what it matched.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Body">What it contains.</param>
internal sealed record GroupNode(int Number, RegexNode Body) : RegexNode;

/// <summary>A condition on the position, such as <c>^</c>.</summary>
internal sealed record AnchorNode(Anchor Anchor) : RegexNode;

/// <summary>What must, or must not, stand before or after the position.</summary>
/// <param name="Body">The expression.</param>
/// <param name="Behind">The number of characters to go back, or null for a look ahead.</param>
/// <param name="Negated">True when it must not match.</param>
internal sealed record LookNode(RegexNode Body, int? Behind, bool Negated) : RegexNode;

/// <summary>The same characters as a group matched.</summary>
internal sealed record BackReferenceNode(int Number, bool IgnoreCase) : RegexNode;

/// <summary>One of two expressions: the first when a group took part in the match.</summary>
internal sealed record ConditionNode(int Number, RegexNode Yes, RegexNode No) : RegexNode;

/// <summary>An expression that keeps its first match, even if the rest then fails.</summary>
internal sealed record AtomicNode(RegexNode Body) : RegexNode;

/// <summary>What a repetition tries first.</summary>
internal enum RepeatMode
{
    /// <summary>As many as possible.</summary>
    Greedy,

    /// <summary>As few as possible.</summary>
    Lazy,

    /// <summary>As many as possible, and never fewer.</summary>
    Possessive,
}

/// <summary>A condition on a position. A line contains no newline, so ^ and \A, $ and \Z are the same.</summary>
internal enum Anchor
{
    /// <summary>The start of the line.</summary>
    Start,

    /// <summary>The end of the line.</summary>
    End,

    /// <summary>A boundary of a word.</summary>
    Word,

    /// <summary>No boundary of a word.</summary>
    NotWord,

    /// <summary>A boundary of a word of ASCII characters.</summary>
    AsciiWord,

    /// <summary>No boundary of a word of ASCII characters.</summary>
    NotAsciiWord,
}

/// <summary>A regular expression.</summary>
/// <param name="Root">Its tree.</param>
/// <param name="GroupCount">The number of groups that store what they match.</param>
/// <param name="GroupNames">The numbers of the groups that have names.</param>
internal sealed record ParsedRegex(RegexNode Root, int GroupCount, IReadOnlyDictionary<string, int> GroupNames);

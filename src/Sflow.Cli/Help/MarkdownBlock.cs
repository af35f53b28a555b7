namespace Sflow.Cli.Help;

/// <summary>A part of a page.</summary>
internal abstract record MarkdownBlock;

/// <summary>A heading.</summary>
/// <param name="Level">1 for the title.</param>
/// <param name="Text">Its text.</param>
internal sealed record HeadingBlock(int Level, string Text) : MarkdownBlock;

/// <summary>A paragraph.</summary>
/// <param name="Text">Its text on one line.</param>
internal sealed record ParagraphBlock(string Text) : MarkdownBlock;

/// <summary>An entry of a list.</summary>
/// <param name="Mark">What stands before it, such as <c>- </c> or <c>1. </c>.</param>
/// <param name="Text">Its text on one line.</param>
/// <param name="Indent">The spaces before the mark.</param>
internal sealed record ListItemBlock(string Mark, string Text, int Indent) : MarkdownBlock;

/// <summary>Lines that stay as they are.</summary>
/// <param name="Lines">The lines.</param>
internal sealed record CodeBlock(IReadOnlyList<string> Lines) : MarkdownBlock;

/// <summary>A table.</summary>
/// <param name="Rows">Its cells; the first row has the titles of the columns.</param>
internal sealed record TableBlock(IReadOnlyList<IReadOnlyList<string>> Rows) : MarkdownBlock;

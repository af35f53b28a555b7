using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Sflow.Syntax;

/// <summary>Reads the YAML events of one file, one at a time. The first error ends the reading.</summary>
internal sealed class YamlEvents
{
    private readonly RepairedText text;
    private readonly SourceText source;
    private readonly DiagnosticBag diagnostics;
    private readonly Parser parser;
    private readonly Func<long, int> toOriginal;
    private int lastPosition;

    /// <summary>Starts to read. Errors that are not the library's go to the diagnostics.</summary>
    public YamlEvents(RepairedText text, SourceText source, DiagnosticBag diagnostics)
    {
        (this.text, this.source, this.diagnostics) = (text, source, diagnostics);
        parser = new Parser(new Scanner(new StringReader(text.Build(out toOriginal)), skipComments: true));
    }

    /// <summary>The current event; null at the end and after an error.</summary>
    public ParsingEvent? Current { get; private set; }

    /// <summary>True after reading stopped because of an error.</summary>
    public bool Failed { get; private set; }

    /// <summary>The library's error, or null when there was none.</summary>
    public YamlError? Failure { get; private set; }

    /// <summary>The root of the first document; null when there is none or it could not be read completely.</summary>
    public NodeSyntax? ReadDocument()
    {
        Advance();
        Skip<StreamStart>();
        if (Current is not DocumentStart)
            return null;
        Advance();
        var root = new NodeReader(this, source, diagnostics).Read(depth: 0);
        Skip<DocumentEnd>();
        if (Current is DocumentStart second)
            Stop(Catalogue.SeveralDocuments(new TextLocation(source, new TextSpan(Position(second.Start), 0))));
        return root;
    }

    /// <summary>Moves to the next event.</summary>
    public void Advance()
    {
        if (Failed)
            return;
        if (Current is not null)
            lastPosition = Math.Max(lastPosition, Position(Current.End));
        try
        {
            Current = parser.MoveNext() ? parser.Current : null;
        }
        catch (YamlException exception)
        {
            Fail(new YamlError(exception.Message, Position(exception.Start), Position(exception.End), lastPosition));
        }
        catch (Exception exception)
            when (exception
                    is InvalidOperationException
                        or ArgumentException
                        or IndexOutOfRangeException
                        or FormatException
                        or OverflowException
                        or InvalidCastException
                        or NullReferenceException
                        or System.Collections.Generic.KeyNotFoundException
            )
        {
            // The library throws these for input that it does not expect.
            Fail(new YamlError("", 0, 0, lastPosition));
        }

        FindColonWithoutSpace();
        FindStarInKey();
    }

    /// <summary>Stops reading and reports why.</summary>
    public void Stop(Diagnostic reason)
    {
        if (!Failed)
            diagnostics.Add(reason);
        Failed = true;
        Current = null;
    }

    /// <summary>The position in the original text of a mark.</summary>
    public int Position(Mark mark) => toOriginal(mark.Index);

    /// <summary>The name of a node's anchor, or null.</summary>
    public string? AnchorOf(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty)
            return node.Anchor.Value;
        return text.Anchors.Count > 0 && text.Anchors.TryGetValue(Position(node.Start), out var name) ? name : null;
    }

    /// <summary>The content of a literal block as it is in the file.</summary>
    public string WithoutMarkers(string literal) => text.HasMarkers ? literal.Replace(text.Marker, "") : literal;

    private void FindColonWithoutSpace()
    {
        if (
            Current is not Scalar { Style: YamlDotNet.Core.ScalarStyle.Plain, Value.Length: > 1 } scalar
            || scalar.Value[scalar.Value.Length - 1] != ':'
        )
            return;
        var end = Position(scalar.End);
        if (end < text.Original.Length && ",[]{}".IndexOf(text.Original[end]) >= 0)
            Fail(new YamlError(YamlError.ColonWithoutSpace, end, end, lastPosition));
    }

    // The library reads the star in `a *b: 1` as an alias and the colon after it as text. But a plain scalar can't contain ': '.
    private void FindStarInKey()
    {
        if (
            Current is not Scalar { Style: YamlDotNet.Core.ScalarStyle.Plain } scalar
            || scalar.Value.IndexOf(" *", StringComparison.Ordinal) < 0
        )
            return;
        if (scalar.Value[scalar.Value.Length - 1] == ':' || scalar.Value.IndexOf(": ", StringComparison.Ordinal) >= 0)
            Fail(
                new YamlError(
                    YamlError.StarInKey,
                    NodeProperties.Skip(text.Original, Position(scalar.Start), Position(scalar.End), scalar),
                    Position(scalar.End),
                    lastPosition
                )
            );
    }

    private void Fail(YamlError failure)
    {
        Failure = failure;
        Failed = true;
        Current = null;
    }

    private void Skip<TEvent>()
        where TEvent : ParsingEvent
    {
        if (Current is TEvent)
            Advance();
    }
}

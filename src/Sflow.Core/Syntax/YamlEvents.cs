using System;
using System.IO;
using Sflow.Diagnostics;
using Sflow.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Sflow.Syntax;

/// <summary>The events of one text, one at a time. The first that cannot be read ends the reading.</summary>
internal sealed class YamlEvents
{
    private readonly RepairedText text;
    private readonly SourceText source;
    private readonly DiagnosticBag diagnostics;
    private readonly Parser parser;
    private readonly Func<long, int> toOriginal;
    private int lastPosition;

    /// <summary>Reads a text; errors other than the library's go to the diagnostics.</summary>
    public YamlEvents(RepairedText text, SourceText source, DiagnosticBag diagnostics)
    {
        (this.text, this.source, this.diagnostics) = (text, source, diagnostics);
        parser = new Parser(new Scanner(new StringReader(text.Build(out toOriginal)), skipComments: true));
    }

    /// <summary>The event to look at next; null at the end and after a failure.</summary>
    public ParsingEvent? Current { get; private set; }

    /// <summary>True once reading had to stop.</summary>
    public bool Failed { get; private set; }

    /// <summary>What stopped the library, or null when it was not the library.</summary>
    public YamlStop? Failure { get; private set; }

    /// <summary>The first document's root; null when there is none or it could not be read to its end.</summary>
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

    /// <summary>Goes to the next event.</summary>
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
            Fail(new YamlStop(exception.Message, Position(exception.Start), Position(exception.End), lastPosition));
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or IndexOutOfRangeException or FormatException or OverflowException or InvalidCastException or NullReferenceException or System.Collections.Generic.KeyNotFoundException)
        {
            // The library throws what it did not foresee.
            Fail(new YamlStop("", 0, 0, lastPosition));
        }

        FindColonWithoutBlank();
        FindStarInKey();
    }

    /// <summary>Reports why reading ends here.</summary>
    public void Stop(Diagnostic reason)
    {
        if (!Failed)
            diagnostics.Add(reason);
        Failed = true;
        Current = null;
    }

    /// <summary>A mark as a position in the original text.</summary>
    public int Position(Mark mark) => toOriginal(mark.Index);

    /// <summary>The name of a node's anchor, or null.</summary>
    public string? AnchorOf(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty)
            return node.Anchor.Value;
        return text.Anchors.Count > 0 && text.Anchors.TryGetValue(Position(node.Start), out var name) ? name : null;
    }

    /// <summary>A literal block's text as the file holds it.</summary>
    public string WithoutMarkers(string literal) => text.HasMarkers ? literal.Replace(text.Marker, "") : literal;

    private void FindColonWithoutBlank()
    {
        if (Current is not Scalar { Style: YamlDotNet.Core.ScalarStyle.Plain, Value.Length: > 1 } scalar || scalar.Value[scalar.Value.Length - 1] != ':')
            return;
        var end = Position(scalar.End);
        if (end < text.Original.Length && ",[]{}".IndexOf(text.Original[end]) >= 0)
            Fail(new YamlStop(YamlStop.ColonWithoutBlank, end, end, lastPosition));
    }

    // The library takes the star in `a *b: 1` for an alias's and the colon behind it for text; no text without quotes can hold ': '.
    private void FindStarInKey()
    {
        if (Current is not Scalar { Style: YamlDotNet.Core.ScalarStyle.Plain } scalar || scalar.Value.IndexOf(" *", StringComparison.Ordinal) < 0)
            return;
        if (scalar.Value[scalar.Value.Length - 1] == ':' || scalar.Value.IndexOf(": ", StringComparison.Ordinal) >= 0)
            Fail(new YamlStop(YamlStop.StarInKey, NodeProperties.Skip(text.Original, Position(scalar.Start), Position(scalar.End), scalar), Position(scalar.End), lastPosition));
    }

    private void Fail(YamlStop failure)
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

using System;
using System.IO;
using Sflow.Diagnostics;
using Sflow.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Sflow.Syntax;

/// <summary>The events of one text, one at a time. The first that cannot be read is reported and ends the reading.</summary>
internal sealed class YamlEvents(SourceText source, DiagnosticBag diagnostics)
{
    private readonly Parser parser = new(new Scanner(new StringReader(source.Content), skipComments: true));
    private int lastPosition;

    /// <summary>The event to look at next; null at the end and after a failure.</summary>
    public ParsingEvent? Current { get; private set; }

    /// <summary>True once reading had to stop.</summary>
    public bool Failed { get; private set; }

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
            Stop(YamlFailure.Of(source, lastPosition, Position(exception.Start), Position(exception.End), exception.Message));
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or IndexOutOfRangeException or FormatException or OverflowException or InvalidCastException or NullReferenceException or System.Collections.Generic.KeyNotFoundException)
        {
            // The library's scanner throws what it did not foresee; the text is then no YAML that it can read.
            Stop(Catalogue.YamlSyntax(new TextLocation(source, new TextSpan(lastPosition, 0)), "something behind this place cannot be read"));
        }
    }

    /// <summary>Reports why reading ends here.</summary>
    public void Stop(Diagnostic reason)
    {
        diagnostics.Add(reason);
        Failed = true;
        Current = null;
    }

    /// <summary>A mark as a position in the text.</summary>
    public int Position(Mark mark) => (int)Math.Min(mark.Index, source.Content.Length);

    private void Skip<TEvent>()
        where TEvent : ParsingEvent
    {
        if (Current is TEvent)
            Advance();
    }
}

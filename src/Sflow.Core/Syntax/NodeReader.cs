using Sflow.Expressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Sflow.Syntax;

/// <summary>Builds nodes from events. Handles tags, anchors, merge keys, duplicate keys and the limits.</summary>
internal sealed class NodeReader(YamlEvents events, SourceText source, DiagnosticBag diagnostics)
{
    private const int MostErrors = 100;
    private const int MostSuggestedAnchors = 100;

    private readonly Dictionary<string, (NodeSyntax Node, long Weight)> anchors = [];
    private readonly HashSet<string> open = [];
    private long weight;

    /// <summary>Reads the node at the current event and moves past it. A node with an error becomes an empty string.</summary>
    /// <param name="depth">The number of collections around the node.</param>
    /// <param name="isKey">True for a key, for which two strings have a special meaning.</param>
    public NodeSyntax Read(int depth, bool isKey = false)
    {
        var start = events.Current;
        var at = start is null
            ? Place(source.Content.Length, source.Content.Length)
            : Place(events.Position(start.Start), events.Position(start.End));
        if (depth > YamlLimits.Depth)
            events.Stop(Catalogue.TooDeep(at, YamlLimits.Depth));
        if (diagnostics.Count >= MostErrors)
            events.Stop(Catalogue.TooManyErrors(at, MostErrors));
        Spend(1, at);
        if (events.Failed)
            return ScalarSyntax.Create("", at);
        events.Advance();
        return start switch
        {
            AnchorAlias alias => ReadAlias(alias, at),
            Scalar scalar => Anchored(scalar, weight - 1, ReadScalar(scalar, isKey)),
            SequenceStart sequence => Anchored(sequence, weight - 1, ReadSequence(sequence, at, depth)),
            MappingStart mapping => Anchored(mapping, weight - 1, ReadMapping(mapping, at, depth)),
            _ => ScalarSyntax.Create("", at),
        };
    }

    private NodeSyntax ReadAlias(AnchorAlias alias, TextLocation at)
    {
        var name = alias.Value.Value;
        if (open.Contains(name))
            diagnostics.Add(Catalogue.AliasInItself(at, name));
        else if (!anchors.TryGetValue(name, out var anchor))
            diagnostics.Add(
                Catalogue.UnknownAlias(at, name, anchors.Count <= MostSuggestedAnchors ? Suggestion.For(name, anchors.Keys) : null)
            );
        else if (Spend(anchor.Weight, at))
            return anchor.Node;
        return ScalarSyntax.Create("", at);
    }

    private NodeSyntax Anchored(NodeEvent start, long weightBefore, NodeSyntax node)
    {
        if (events.AnchorOf(start) is { } name)
        {
            anchors[name] = (node, weight - weightBefore);
            open.Remove(name);
        }

        return node;
    }

    private ScalarSyntax ReadScalar(Scalar scalar, bool isKey)
    {
        var start = NodeProperties.Skip(source.Content, events.Position(scalar.Start), events.Position(scalar.End), scalar);
        var at = Place(start, events.Position(scalar.End));
        Spend(scalar.Value.Length / 64, at);
        var style = scalar.Style switch
        {
            YamlDotNet.Core.ScalarStyle.SingleQuoted => ScalarStyle.SingleQuoted,
            YamlDotNet.Core.ScalarStyle.DoubleQuoted => ScalarStyle.DoubleQuoted,
            YamlDotNet.Core.ScalarStyle.Literal => ScalarStyle.Literal,
            YamlDotNet.Core.ScalarStyle.Folded => ScalarStyle.Folded,
            _ => ScalarStyle.Plain,
        };
        var text = style == ScalarStyle.Literal ? events.WithoutMarkers(scalar.Value) : scalar.Value;
        return new ScalarSyntax(text, style, ValueOf(scalar, text, style, at, isKey), at);
    }

    private ExprValue ValueOf(Scalar scalar, string text, ScalarStyle style, TextLocation at, bool isKey)
    {
        if (scalar.Tag.IsEmpty ? style == ScalarStyle.Plain : scalar.Tag.IsNonSpecific)
        {
            if (!isKey && text is ("<<" or "="))
                diagnostics.Add(Catalogue.ReservedScalar(at, text));
            else if (ScalarResolver.Resolve(text) is { } value)
                return value;
            else
                diagnostics.Add(Catalogue.NoSuchDate(at, text));
        }
        else if (!scalar.Tag.IsEmpty && KnownTag(scalar.Tag, Place(events.Position(scalar.Start), at.Span.Start)) is { } type)
        {
            if (TaggedScalar.Read(type, text) is { } value)
                return value;
            diagnostics.Add(
                TaggedScalar.Knows(type) ? Catalogue.ScalarDoesNotFitTag(at, text, type) : Catalogue.TagDoesNotFit(at, type, "a string")
            );
        }

        return new TextValue(text);
    }

    private SequenceSyntax ReadSequence(SequenceStart start, TextLocation at, int depth)
    {
        var type = CheckCollection(start, at, "seq", "omap", "pairs");
        var items = new List<NodeSyntax>();
        while (events.Current is not (null or SequenceEnd))
        {
            var item = Checked(Read(depth + 1), depth);
            items.Add(type is "omap" or "pairs" ? Pair(item, type) : item);
        }

        var location = Extent(start.Style == SequenceStyle.Flow, at, items.Count == 0 ? at : items[items.Count - 1].Location);
        events.Advance();
        return new SequenceSyntax(items, location);
    }

    // PyYAML gives a list of tuples for both.
    private NodeSyntax Pair(NodeSyntax item, string type)
    {
        if (item is MappingSyntax { IsSet: false, Entries.Count: 1 } pair)
            return new SequenceSyntax([pair.Entries[0].Key, pair.Entries[0].Value], item.Location, isTuple: true);
        if (!events.Failed)
            diagnostics.Add(
                Catalogue.ItemIsNotPair(
                    item.Location,
                    type,
                    item is MappingSyntax mapping ? $"a mapping of {mapping.Entries.Count} keys" : item.KindName
                )
            );
        return item;
    }

    private MappingSyntax ReadMapping(MappingStart start, TextLocation at, int depth)
    {
        var isSet = CheckCollection(start, at, "map", "set") == "set";
        var builder = new MappingBuilder(diagnostics);
        while (events.Current is not (null or MappingEnd))
        {
            var isMergeKey = events.Current is Scalar { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: "<<", Tag.IsEmpty: true };
            var key = Read(depth + 1, isKey: true);
            var value = Checked(Read(depth + 1), depth);
            if (!events.Failed)
                builder.Add(key, value, isMergeKey);
        }

        var isFlow = start.Style == MappingStyle.Flow;
        var first = isFlow ? at : builder.Start ?? at;
        var location = Extent(isFlow, first, builder.End ?? at);
        events.Advance();
        return builder.Build(location, isSet);
    }

    // An alias can make a tree deeper than its text.
    private NodeSyntax Checked(NodeSyntax child, int depth)
    {
        if (depth + 1 + child.Height <= YamlLimits.Depth)
            return child;
        events.Stop(Catalogue.TooDeep(child.Location, YamlLimits.Depth));
        return ScalarSyntax.Create("", child.Location);
    }

    private string? CheckCollection(NodeEvent start, TextLocation at, params string[] fitting)
    {
        if (events.AnchorOf(start) is { } name)
            open.Add(name);
        if (start.Tag.IsEmpty || start.Tag.IsNonSpecific || KnownTag(start.Tag, at) is not { } type)
            return null;
        if (System.Array.IndexOf(fitting, type) < 0)
            diagnostics.Add(Catalogue.TagDoesNotFit(at, type, start is MappingStart ? "a mapping" : "a list"));
        return type;
    }

    private string? KnownTag(TagName tag, TextLocation at)
    {
        if (tag.Value.StartsWith(TaggedScalar.Prefix, System.StringComparison.Ordinal))
        {
            var type = tag.Value.Substring(TaggedScalar.Prefix.Length);
            if (TaggedScalar.Knows(type) || type is "seq" or "map" or "set" or "omap" or "pairs")
                return type;
            diagnostics.Add(type == "binary" ? Catalogue.BinaryTag(at) : Catalogue.UnknownTag(at, "!!" + type));
        }
        else
        {
            diagnostics.Add(Catalogue.UnknownTag(at, tag.Value));
        }

        return null;
    }

    private TextLocation Extent(bool isFlow, TextLocation first, TextLocation last)
    {
        var end = last.Source is null || !ReferenceEquals(last.Source, source) ? first.Span.End : last.Span.End;
        if (isFlow && events.Current is { } close)
            end = System.Math.Min(source.Content.Length, events.Position(close.Start) + 1);
        return Place(first.Span.Start, System.Math.Max(first.Span.Start, end));
    }

    private bool Spend(long nodes, TextLocation at)
    {
        weight += nodes;
        if (weight > YamlLimits.ExpandedNodes && !events.Failed)
            events.Stop(Catalogue.TooManyNodes(at, YamlLimits.ExpandedNodes));
        return !events.Failed;
    }

    private TextLocation Place(int start, int end) => new(source, TextSpan.FromBounds(start, System.Math.Max(start, end)));
}

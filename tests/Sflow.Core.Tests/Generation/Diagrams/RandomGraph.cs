using Sflow.Generation.Diagrams;
using Sflow.Generation.Diagrams.Layout;

namespace Sflow.Tests.Generation.Diagrams;

/// <summary>Graphs for tests, the same for the same number.</summary>
/// <param name="Sizes">The sizes of the boxes.</param>
/// <param name="Edges">The edges; each leads to a box with a greater number.</param>
internal sealed record RandomGraph(IReadOnlyList<BoxSize> Sizes, IReadOnlyList<(int From, int To)> Edges)
{
    /// <summary>A graph of up to 40 boxes.</summary>
    public static RandomGraph Of(int number)
    {
        var random = new Random(number);
        var count = random.Next(1, 41);
        var density = random.NextDouble() * 3;
        var edges = Enumerable
            .Range(1, count - 1)
            .SelectMany(to => Enumerable.Range(0, to).Where(_ => random.NextDouble() * to < density).Select(from => (from, to)));
        return new RandomGraph(SizesOf(random, count), [.. edges]);
    }

    /// <summary>A tree: each box but the first waits for one other box.</summary>
    public static RandomGraph Tree(int number)
    {
        var random = new Random(number);
        var count = random.Next(2, 41);
        var edges = Enumerable.Range(1, count - 1).Select(to => (random.Next(to), to)).ToList();
        return new RandomGraph(SizesOf(random, count), edges);
    }

    /// <summary>Layers of ten boxes, each with two lines to the next layer.</summary>
    public static RandomGraph Layers(int boxes)
    {
        var random = new Random(boxes);
        var edges = Enumerable
            .Range(10, boxes - 10)
            .SelectMany(to => new[] { random.Next(10), random.Next(10) }.Distinct().Select(from => ((to / 10 * 10) - 10 + from, to)));
        return new RandomGraph(SizesOf(random, boxes), [.. edges]);
    }

    private static IReadOnlyList<BoxSize> SizesOf(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => new BoxSize(random.Next(150, 290), random.Next(50, 160)))];
}

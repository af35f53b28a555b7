using Sflow.Generation.Diagrams;
using Sflow.Generation.Diagrams.Layout;

namespace Sflow.Tests.Generation.Diagrams;

/// <summary>What every layout promises, for 300 random graphs in both directions.</summary>
[TestClass]
public sealed class LayoutTests
{
    private const double Stub = 46;

    private static readonly IReadOnlyList<(RandomGraph Graph, BoxLayout Layout)> All =
    [
        .. Enumerable
            .Range(0, 300)
            .SelectMany(number => new[] { false, true }.Select(isVertical => (RandomGraph.Of(number), isVertical)))
            .Select(one => (one.Item1, LayeredLayout.Of(one.Item1.Sizes, one.Item1.Edges, one.isVertical, Stub))),
    ];

    [TestMethod]
    public void BoxesHaveTheirSizeAndDoNotOverlap()
    {
        foreach (var (graph, layout) in All)
        {
            for (var i = 0; i < graph.Sizes.Count; i++)
            {
                Assert.IsTrue(layout.Boxes[i].Width >= graph.Sizes[i].Width && layout.Boxes[i].Height >= graph.Sizes[i].Height);
                for (var j = 0; j < i; j++)
                    Assert.IsFalse(Overlap(layout.Boxes[i], layout.Boxes[j]), $"{i} {layout.Boxes[i]} and {j} {layout.Boxes[j]}");
            }
        }
    }

    [TestMethod]
    public void EverythingIsInside()
    {
        foreach (var (_, layout) in All)
        {
            foreach (var box in layout.Boxes)
                Assert.IsTrue(box.X >= 0 && box.Y >= 0 && box.Right <= layout.Width && box.Bottom <= layout.Height, $"{box} of {layout}");
            foreach (var point in layout.Lines.SelectMany(line => line.Points))
                Assert.IsTrue(point.X >= 0 && point.Y >= 0 && point.X <= layout.Width && point.Y <= layout.Height, $"{point}");
        }
    }

    [TestMethod]
    public void EveryEdgeIsALineForwardFromBoxToBox()
    {
        foreach (var (graph, layout) in All)
        {
            CollectionAssert.AreEquivalent(
                graph.Edges.ToList(),
                layout.Lines.Where(line => line.Target is not null).Select(line => (line.Source, line.Target!.Value)).ToList()
            );
            foreach (var line in layout.Lines)
            {
                var along = line.Points.Select(point => layout.IsVertical ? point.Y : point.X).ToList();
                CollectionAssert.AreEqual(along.Order().ToList(), along);
                if (line.Target is { } target)
                    Assert.AreEqual(layout.IsVertical ? layout.Boxes[target].Y : layout.Boxes[target].X, along[^1]);
            }
        }
    }

    [TestMethod]
    public void NoLinePassesThroughABox()
    {
        foreach (var (_, layout) in All)
        {
            foreach (var point in layout.Lines.SelectMany(line => Samples(line, layout.IsVertical)))
            {
                var hit = layout.Boxes.FirstOrDefault(box =>
                    point.X > box.X + 0.5 && point.X < box.Right - 0.5 && point.Y > box.Y + 0.5 && point.Y < box.Bottom - 0.5
                );
                Assert.AreEqual(default, hit, $"{point}");
            }
        }
    }

    [TestMethod]
    public void TheSameGraphHasTheSameLayout()
    {
        foreach (var (graph, layout) in All)
        {
            var again = LayeredLayout.Of(graph.Sizes, graph.Edges, layout.IsVertical, Stub);
            CollectionAssert.AreEqual(layout.Boxes.ToList(), again.Boxes.ToList());
            CollectionAssert.AreEqual(
                layout.Lines.SelectMany(line => line.Points).ToList(),
                again.Lines.SelectMany(line => line.Points).ToList()
            );
        }
    }

    [TestMethod]
    public void ATreeHasNoCrossings()
    {
        for (var number = 0; number < 300; number++)
        {
            var tree = RandomGraph.Tree(number);
            var graph = new LayerGraph([.. tree.Sizes.Select(size => size.Height)], tree.Edges);
            Crossings.Reduce(graph);
            Assert.AreEqual(0, Crossings.Count(graph));
        }
    }

    [TestMethod]
    public void CrossingsBecomeFewer()
    {
        var layers = RandomGraph.Layers(100);
        LayerGraph New() => new([.. layers.Sizes.Select(size => size.Height)], layers.Edges);
        var (before, after) = (New(), New());
        foreach (var layer in before.Layers)
        {
            for (var i = 0; i < layer.Count; i++)
                layer[i].Order = i;
        }

        Crossings.Reduce(after);
        Assert.IsLessThan(Crossings.Count(before) / 3, Crossings.Count(after));
    }

    // It takes some 10 ms on an idle machine. The limit is for a busy one.
    [TestMethod]
    public void AHundredTasksTakeMilliseconds()
    {
        var graph = RandomGraph.Layers(100);
        GraphLayout.Of(graph.Sizes, graph.Edges, 1352, Stub);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        GraphLayout.Of(graph.Sizes, graph.Edges, 1352, Stub);
        Assert.IsLessThan(1000, watch.ElapsedMilliseconds);
    }

    [TestMethod]
    public void PartsWithoutAConnectionStandApartAndSingleBoxesLast()
    {
        BoxSize[] sizes = [.. Enumerable.Repeat(new BoxSize(200, 60), 12)];
        var layout = GraphLayout.Of(sizes, [(3, 5), (4, 6), (6, 7)], 1000, Stub);
        for (var i = 0; i < sizes.Length; i++)
        {
            for (var j = 0; j < i; j++)
                Assert.IsFalse(Overlap(layout.Boxes[i], layout.Boxes[j]));
        }

        Assert.IsTrue(layout.Boxes[0].Y > layout.Boxes[7].Bottom && layout.Boxes[0].Y > layout.Boxes[5].Bottom);
        Assert.IsTrue(layout.Boxes.All(box => box.Right <= 1000));
    }

    [TestMethod]
    public void ALongChainRunsDownwards()
    {
        BoxSize[] sizes = [.. Enumerable.Repeat(new BoxSize(200, 60), 12)];
        IReadOnlyList<(int, int)> chain = [.. Enumerable.Range(1, 11).Select(to => (to - 1, to))];
        Assert.IsTrue(GraphLayout.Of(sizes, chain, 1352, Stub).IsVertical);
        Assert.IsFalse(GraphLayout.Of(sizes[..4], [.. chain.Take(3)], 1352, Stub).IsVertical);
    }

    private static bool Overlap(Area a, Area b) => a.X < b.Right && b.X < a.Right && a.Y < b.Bottom && b.Y < a.Bottom;

    private static IEnumerable<Point> Samples(LinePiece line, bool isVertical)
    {
        foreach (var (isCurve, from, to) in LinePath.Pieces(new LineShape(line.Points, Ink.Done, false, isVertical)))
        {
            var (c, d) = LinePath.Controls(from, to, isVertical);
            for (var step = 0; step <= 12; step++)
            {
                var (t, s) = (step / 12.0, 1 - (step / 12.0));
                yield return isCurve
                    ? new Point(Bezier(from.X, c.X, d.X, to.X, s, t), Bezier(from.Y, c.Y, d.Y, to.Y, s, t))
                    : new Point((s * from.X) + (t * to.X), (s * from.Y) + (t * to.Y));
            }
        }
    }

    private static double Bezier(double a, double b, double c, double d, double s, double t) =>
        (s * s * s * a) + (3 * s * s * t * b) + (3 * s * t * t * c) + (t * t * t * d);
}

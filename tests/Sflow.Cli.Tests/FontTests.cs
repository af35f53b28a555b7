using Sflow.Generation.Diagrams;
using Sflow.Pictures;
using SkiaSharp;

namespace Sflow.Cli.Tests;

/// <summary>The layout knows the font in which pictures are painted.</summary>
[TestClass]
public sealed class FontTests
{
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void WidthsAreThoseOfTheFont(bool isBold)
    {
        using var font = new SKFont(isBold ? Typefaces.Bold : Typefaces.Regular, 2048)
        {
            Hinting = SKFontHinting.None,
            LinearMetrics = true,
            Subpixel = true,
        };
        for (var c = ' '; c <= '~'; c++)
            Assert.AreEqual(font.MeasureText(c.ToString()), TextMetrics.Width(c.ToString(), 2048, isBold), 1, $"'{c}'");
        foreach (var other in "äß€·×…–→—λ")
        {
            Assert.IsTrue(font.ContainsGlyphs(other.ToString()), $"{other} is in the font");
            Assert.IsLessThanOrEqualTo(
                TextMetrics.Width(other.ToString(), 2048, isBold),
                font.MeasureText(other.ToString()),
                $"{other} is not wider than the estimate"
            );
        }
    }
}

using Sflow.Syntax;

namespace Sflow.Tests.Syntax;

[TestClass]
public sealed class SourceDecoderTests
{
    [TestMethod]
    public void ByteOrderMarkIsTaken()
    {
        Assert.AreEqual("a: é", Decode([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("a: é")], out _)!.Content);
        Assert.AreEqual("", Decode([0xEF, 0xBB, 0xBF], out _)!.Content);
        Assert.AreEqual("", Decode([], out _)!.Content);
    }

    [TestMethod]
    [DataRow(new byte[] { 0xFF, 0xFE, 0x61, 0x00 }, "SFLOW1002", 0, 0)]
    [DataRow(new byte[] { 0x00, 0x61, 0x00, 0x3A }, "SFLOW1002", 0, 0)]
    [DataRow(new byte[] { 0x61, 0x00, 0x3A, 0x00 }, "SFLOW1002", 0, 0)]
    [DataRow(new byte[] { 0x61, 0x0A, 0x62, 0xE9, 0x63 }, "SFLOW1003", 2, 2)]
    [DataRow(new byte[] { 0xC3, 0xA9, 0xC0, 0x80 }, "SFLOW1003", 1, 2)]
    [DataRow(new byte[] { 0x61, 0xED, 0xA0, 0x80 }, "SFLOW1003", 1, 2)]
    [DataRow(new byte[] { 0x61, 0xF4, 0x90, 0x80, 0x80 }, "SFLOW1003", 1, 2)]
    [DataRow(new byte[] { 0x61, 0xE2, 0x82 }, "SFLOW1003", 1, 2)]
    public void OtherBytesAreAnError(byte[] bytes, string code, int line, int column)
    {
        Assert.IsNull(Decode(bytes, out var finding));
        Assert.AreEqual((code, line, column), (finding!.Code, finding.Location.Line, finding.Location.Column));
    }

    [TestMethod]
    public void NulIsRefusedByTheReader() => Assert.AreEqual("1,5 SFLOW1004", Yaml.Short(Yaml.Errors("a: b\0c")[0]));

    [TestMethod]
    public void HugeFileIsRefused()
    {
        Assert.IsNull(Decode(new byte[YamlLimits.FileBytes + 1], out var finding));
        Assert.AreEqual("SFLOW1001", finding!.Code);
    }

    private static SourceText? Decode(byte[] bytes, out Diagnostic? finding)
    {
        var diagnostics = new DiagnosticBag();
        var result = SourceDecoder.Decode("m.yaml", bytes, diagnostics);
        finding = diagnostics.SingleOrDefault();
        return result;
    }
}

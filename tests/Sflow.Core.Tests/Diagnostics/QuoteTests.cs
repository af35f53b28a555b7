namespace Sflow.Tests.Diagnostics;

[TestClass]
public sealed class QuoteTests
{
    [TestMethod]
    [DataRow("http://user:secret@host/x", "'http://user:***@host/x'")]
    [DataRow("see https://a:b:c@d@host:80?q=x:y@z and ftp://u:@h", "'see https://a:***@host:80?q=x:y@z and ftp://u:***@h'")]
    [DataRow("http://user@host:80/a:b@c", "'http://user@host:80/a:b@c'")]
    [DataRow("http://host:80 mail a:b@c", "'http://host:80 mail a:b@c'")]
    [DataRow("http://u:p", "'http://u:p'")]
    [DataRow("a://b://u:p@h", "'a://b://u:***@h'")]
    public void APasswordOfAURLIsNotShown(string text, string shown) => Assert.AreEqual(shown, Quote.Text(text));

    [TestMethod]
    public void ALongTextIsCutAfterItsPasswordIsHidden()
    {
        var shown = Quote.Text("http://user:" + new string('s', 500) + "@host");
        Assert.AreEqual("'http://user:***@host'", shown);
    }
}

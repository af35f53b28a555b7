using System.Diagnostics;
using Sflow.Expressions;
using static Sflow.Tests.Expressions.Evaluate;

namespace Sflow.Tests.Expressions;

[TestClass]
public sealed class BudgetTests
{
    // Some 100 on a quiet machine. Without a budget, each takes minutes or all of the memory.
    private const int MostMilliseconds = 30_000;

    private const string Long = "('ab' * 1000000)";

    [TestMethod]
    [DataRow("9**(9**9)")]
    [DataRow("9**9**9**9**9")]
    [DataRow("2**100000 % 7")]
    [DataRow("'a' * 10**12")]
    [DataRow("[0] * 10**12")]
    [DataRow("range(10**12)|list")]
    [DataRow("[[0] * 1000] * 100000|string")]
    [DataRow("range(90000)|map('string')|map('upper')|join|length")]
    [DataRow("([range(99999)|list] * 1000)|sum(start=[])")]
    [DataRow("('a' * 1000000)|center(10**9)")]
    [DataRow("'%99999999d' % 1")]
    [DataRow("'{:99999999}'.format(1)")]
    [DataRow("'%.9999f' % 1.5")]
    [DataRow("[1]|batch(10**9, 0)|list")]
    [DataRow("[1]|slice(10**9)|list")]
    [DataRow("'x'|indent(10**10)")]
    [DataRow("('a' * 1000000).replace('a', 'bbbbbbbbbbbbbbbbb')")]
    [DataRow("('a' * 1999999 ~ 'b') in ('a' * 2000000)")]
    [DataRow(Long + " ~ " + Long + " ~ " + Long)]
    [DataRow("[[[[[[[[0] * 50] * 50] * 50] * 50] * 50] * 50] * 50] == [[[[[[[0] * 50] * 50] * 50] * 50] * 50] * 50]")]
    [DataRow("([[[[[0] * 99] * 99] * 99] * 99] * 99)|string")]
    [DataRow("([[[[[0] * 99] * 99] * 99] * 99] * 99)|tojson")]
    [DataRow("10**5000")]
    [DataRow("[range(100000)] * 90000|map('length')|sum")]
    [DataRow("range(90000)|map('default', 1)|map('replace', 1, " + Long + ")|map('length')|sum")]
    [DataRow("([(((((0,) * 99,) * 99,) * 99,) * 99,) * 99]|unique|list)")]
    [DataRow("[[[[[range(2)] * 99] * 99] * 99] * 99] * 99")]
    [DataRow("(" + Long + "|list)|groupby(0)")]
    public void WhatIsTooLargeEndsSoonAndWithAnError(string expression)
    {
        var clock = Stopwatch.StartNew();
        var bag = new DiagnosticBag();
        Assert.IsNull(Run("${{ " + expression + " ~ '' }}", DictScope.Empty, bag));
        Assert.IsLessThan(MostMilliseconds, clock.ElapsedMilliseconds);
        Assert.HasCount(1, bag);
        Assert.Contains(bag.Single().Code, new[] { "SFLOW1303", "SFLOW1307" });
    }

    [TestMethod]
    [DataRow("(", ")")]
    [DataRow("[", "]")]
    [DataRow("{1:", "}")]
    [DataRow("not ", "")]
    [DataRow("-", "")]
    [DataRow("1 + (", ")")]
    [DataRow("1 if 1 else ", "")]
    [DataRow("x[", "]")]
    [DataRow("f(", ")")]
    public void DeepNestingIsAnErrorAndNoCrash(string open, string close)
    {
        var text = string.Concat(Enumerable.Repeat(open, 10_000)) + "1" + string.Concat(Enumerable.Repeat(close, 10_000));
        Assert.StartsWith("SFLOW1301", Error("${{ " + text + " }}"));
        Assert.StartsWith("SFLOW1301", Error("${{ " + string.Concat(Enumerable.Repeat(open, 10_000))));
    }

    [TestMethod]
    [DataRow("+1")]
    [DataRow(".x")]
    [DataRow("|upper")]
    [DataRow(" or 1")]
    [DataRow("[0]")]
    [DataRow("()")]
    public void LongChainsAreAnErrorAndNoCrash(string link) =>
        Assert.StartsWith("SFLOW1301", Error("${{ 1" + string.Concat(Enumerable.Repeat(link, 10_000)) + " }}"));

    [TestMethod]
    public void ValuesThatNestTooDeeplyAreAnError()
    {
        ExprValue value = Int(1);
        for (var i = 0; i < 300; i++)
            value = List(value);
        Assert.StartsWith("SFLOW1307 1,5:", Error("${{ x }}", ("x", value)));
    }

    [TestMethod]
    [DataRow("('<' * 1000000)|striptags|length")]
    [DataRow("('<!--' * 200000 ~ '>')|striptags|length")]
    [DataRow("('-' * 1000000 ~ 'a')|wordwrap(1)|length")]
    [DataRow("('a-' * 500000)|wordwrap(3)|length")]
    [DataRow(Long + ".startswith(('b',) * 90000)")]
    [DataRow(Long + "|title|length")]
    [DataRow(Long + ".split('a')|length")]
    [DataRow("('%s' * 60000) % ((1,) * 60000)")]
    [DataRow("('{' * 1000000).format()")]
    [DataRow("('{0' * 1000000).format(1)")]
    public void AwkwardTextsEndSoonWhateverComesOut(string expression)
    {
        var clock = Stopwatch.StartNew();
        Run("${{ " + expression + " }}", DictScope.Empty, []);
        Assert.IsLessThan(MostMilliseconds, clock.ElapsedMilliseconds);
    }

    [TestMethod]
    public void TheBudgetCanBeSet()
    {
        var bag = new DiagnosticBag();
        Assert.IsNull(Run("${{ range(100)|list }}", DictScope.Empty, bag, new EvaluationBudget(Steps: 50)));
        Assert.AreEqual("SFLOW1307", bag.Single().Code);
    }
}

using Sflow.Diagnostics;
using Sflow.Sharing;
using Sflow.Text;

namespace Sflow.Tests.Sharing;

/// <summary>What rows share hangs on the object that it is made of, as long as there is not too much of it.</summary>
[TestClass]
[DoNotParallelize] // the number of results is one for the whole process
public sealed class SharedWorkTests
{
    private sealed record Thing(string Name) : IShareable
    {
        private SharedWork? work;

        SharedWork? IShareable.Work
        {
            get => work;
            set => work = value;
        }
    }

    private sealed record Made(string By) : IShareable
    {
        private SharedWork? work;

        SharedWork? IShareable.Work
        {
            get => work;
            set => work = value;
        }
    }

    [TestMethod]
    public void AResultIsFoundByItsKeyAndHasItsType()
    {
        var work = SharedWork.Begin(new Thing("a"));
        var made = work.Keep("key", new Made("key"));
        work.Keep("key", new Thing("of another type"));
        Assert.AreSame(made, work.Find<Made>("key"));
        Assert.IsNull(work.Find<Thing>("key"));
        Assert.IsNull(work.Find<Made>("another"));
        Assert.AreSame(made, work.Keep("key", new Made("later")), "the first one stays");
    }

    [TestMethod]
    public void ACopyOfARecordHasNoneOfTheWork()
    {
        var thing = new Thing("a");
        SharedWork.Begin(thing).Keep("key", new Made("key"));
        Assert.IsNotNull(SharedWork.On(thing));
        Assert.IsNull(SharedWork.On(thing with { }));
        Assert.IsNull(SharedWork.On(new Thing("a")));
    }

    [TestMethod]
    public void WorkIsKeptOnWhatIsSharedOnly()
    {
        var (root, own) = (new Thing("root"), new Thing("own"));
        var calls = 0;
        Made Make() => new($"{++calls}");
        Assert.AreNotSame(SharedWork.Get(own, "key", Make), SharedWork.Get(own, "key", Make));
        var first = SharedWork.Begin(root).Keep("first", new Made("first"));
        Assert.AreSame(SharedWork.Get(first, "key", Make), SharedWork.Get(first, "key", Make));
        Assert.AreEqual(3, calls);
    }

    [TestMethod]
    public void WhatHadSomethingToReportIsMadeAgain()
    {
        var thing = new Thing("a");
        SharedWork.Begin(thing);
        Made Get(string key, int reports, DiagnosticBag bag) =>
            bag.Shared(
                thing,
                key,
                found =>
                {
                    for (var i = 0; i < reports; i++)
                        found.Add(Catalogue.BadTemplate(TextLocation.OfFile("t"), "x" + i));
                    return new Made(key);
                }
            );
        var (first, second) = (new DiagnosticBag(), new DiagnosticBag());
        Assert.AreNotSame(Get("bad", 2, first), Get("bad", 2, second));
        Assert.HasCount(2, first);
        Assert.HasCount(2, second);
        Assert.AreSame(Get("good", 0, first), Get("good", 0, second));
    }

    [TestMethod]
    public void WhatIsAskedForOnceIsNotAskedForAgain()
    {
        var work = SharedWork.Begin(new Thing("a"));
        Assert.IsFalse(work.IsAskedAgain("key"));
        Assert.IsTrue(work.IsAskedAgain("key"));
        Assert.IsFalse(SharedWork.Begin(new Thing("a")).IsAskedAgain("key"));
    }

    [TestMethod]
    public void TooManyResultsAreForgotten()
    {
        var (thing, other) = (new Thing("a"), new Thing("b"));
        SharedWork.Begin(other).Keep("first", new Made("first"));
        var before = SharedWork.Begin(thing);
        for (var i = 0; i < SharedWork.Most + 1; i++)
        {
            SharedWork.Begin(thing).Keep($"{i}", new Made($"{i}"));
            Assert.IsLessThanOrEqualTo(SharedWork.Most, SharedWork.Count);
        }

        Assert.AreNotSame(before, SharedWork.Begin(thing));
        Assert.IsNull(SharedWork.Begin(other).Find<Made>("first"));
        Assert.IsNull(SharedWork.Begin(thing).Find<Made>("0"));
    }

    [TestMethod]
    public void ManyThreadsGetOneResult()
    {
        var thing = new Thing("a");
        SharedWork.Begin(thing);
        var made = new Made[64];
        Parallel.For(0, made.Length, i => made[i] = SharedWork.Get(thing, "key", () => new Made($"{i}")));
        Assert.HasCount(1, made.Distinct());
    }

    [TestMethod]
    public void WhatIsDerivedIsMadeOncePerObject()
    {
        var calls = 0;
        var derived = new Derived<Thing, Made>(thing => new Made(thing.Name + Interlocked.Increment(ref calls)));
        var thing = new Thing("a");
        Parallel.For(0, 64, _ => Assert.AreEqual("a1", derived[thing].By));
        Assert.AreEqual("a2", derived[thing with { }].By);
        Assert.AreEqual("a1", derived[thing].By);
    }
}

using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Sflow.Slurm;

namespace Sflow.MSBuild.Tests;

[TestClass]
public sealed class LedgerFileTests
{
    private static readonly LedgerEntry Entry = new(LedgerEvent.Submitting, "ü", "1", "id", "now");
    private static readonly string Line = Entry.ToJson() + "\n";
    private readonly string folder = Directory.CreateTempSubdirectory("sflow ü").FullName;

    private string LedgerPath => Path.Combine(folder, "submissions.jsonl");

    [TestCleanup]
    public void Clean() => Directory.Delete(folder, recursive: true);

    [TestMethod]
    public void ALineThatWasCutOffAnywhereGivesWayToTheNextOne()
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(Line + Line);
        for (var count = 0; count <= bytes.Length; count++)
        {
            File.WriteAllBytes(LedgerPath, bytes[..count]);
            using (var file = new LedgerFile(LedgerPath))
                file.Append(Entry);
            var lines = File.ReadAllText(LedgerPath);
            var whole = bytes[..count].Count(b => b == '\n') + (count == bytes.Length - 1 || count == (bytes.Length / 2) - 1 ? 1 : 0);
            Assert.AreEqual(string.Concat(Enumerable.Repeat(Line, whole + 1)), lines, $"cut after {count} bytes");
        }
    }

    [TestMethod]
    public void OneHoldsItAndOthersReadIt()
    {
        Assert.AreEqual(new LedgerReading("", false), LedgerReader.Read(LedgerPath), "there is none");
        using (var file = new LedgerFile(LedgerPath))
        {
            Assert.AreEqual(new LedgerReading("", true), LedgerReader.Read(LedgerPath));
            file.Append(Entry);
            Assert.AreEqual(new LedgerReading(Line, true), LedgerReader.Read(LedgerPath));
            Assert.ThrowsExactly<IOException>(() => new LedgerFile(LedgerPath));
            file.Append(Entry);
        }

        Assert.AreEqual(new LedgerReading(Line + Line, false), LedgerReader.Read(LedgerPath));
    }

    [TestMethod]
    public async Task WhoeverReadsKeepsNobodyFromSubmitting()
    {
        File.WriteAllText(LedgerPath, Line);
        using var end = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            while (!end.IsCancellationRequested)
                StringAssert.StartsWith(LedgerReader.Read(LedgerPath).Text, Line);
        })).ToList();
        for (var i = 0; i < 50; i++)
        {
            using var file = new LedgerFile(LedgerPath);
            file.Append(Entry);
        }

        await end.CancelAsync();
        await Task.WhenAll(readers);
        Assert.HasCount(51, File.ReadAllLines(LedgerPath));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "Links need a right there that few have.")]
    public void WhatCannotBeReadIsSaid()
    {
        File.CreateSymbolicLink(LedgerPath, folder + "/nowhere");
        StringAssert.EndsWith(Assert.ThrowsExactly<IOException>(() => LedgerReader.TextOf(LedgerPath)).Message, "cannot be read: No such file or directory");
    }
}

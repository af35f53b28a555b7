using Sflow.Hosting.Submission;

namespace Sflow.Hosting.Tests;

[TestClass]
public sealed class LedgerFileTests
{
    private static readonly LedgerEntry Entry = new()
    {
        Event = LedgerEvent.Submitting,
        Identity = new JobIdentity("0123456789abcdef0123456789abcdef", 1),
        Id = "id",
        Time = "now",
        Row = "ü",
        Sha256 = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    };
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
        var readers = Enumerable
            .Range(0, 2)
            .Select(_ =>
                Task.Run(() =>
                {
                    while (!end.IsCancellationRequested)
                        StringAssert.StartsWith(LedgerReader.Read(LedgerPath).Text, Line);
                })
            )
            .ToList();
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
    public void ALockOfAProcessThatHasEndedIsNoObstacle()
    {
        using var ended = System.Diagnostics.Process.Start("true");
        ended.WaitForExit();
        var lockPath = Path.Combine(folder, "submissions.lock");
        var boot = File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim();
        foreach (
            var owner in new[]
            {
                $"{Environment.MachineName} {boot} {ended.Id} 12345",
                $"{Environment.MachineName} {boot} {Environment.ProcessId} 1", // the number belongs to another process now
                $"{Environment.MachineName} another-boot {Environment.ProcessId} 12345",
            }
        )
        {
            File.WriteAllText(lockPath, owner);
            Assert.IsFalse(LedgerReader.Read(LedgerPath).IsHeld);
            using (new LedgerFile(LedgerPath))
                Assert.IsTrue(LedgerReader.Read(LedgerPath).IsHeld);
            Assert.IsFalse(File.Exists(lockPath));
        }
    }

    [TestMethod]
    public void ALockOfAnotherMachineIsRespectedWhileItIsTouched()
    {
        var lockPath = Path.Combine(folder, "submissions.lock");
        File.WriteAllText(lockPath, "elsewhere boot 17 99");
        StringAssert.Contains(
            Assert.ThrowsExactly<IOException>(() => new LedgerFile(LedgerPath)).Message,
            "process 17 on elsewhere is submitting"
        );
        Assert.IsTrue(LedgerReader.Read(LedgerPath).IsHeld);
        File.SetLastWriteTimeUtc(lockPath, DateTime.UtcNow.AddMinutes(-6));
        new LedgerFile(LedgerPath).Dispose();
    }

    [TestMethod]
    public void WhoeverLosesTheLockOrFindsAnotherLineStops()
    {
        var lockPath = Path.Combine(folder, "submissions.lock");
        using (var file = new LedgerFile(LedgerPath))
        {
            File.WriteAllText(lockPath, "elsewhere boot 17 99");
            StringAssert.Contains(Assert.ThrowsExactly<IOException>(() => file.Append(Entry)).Message, "process 17 on elsewhere");
        }

        Assert.IsTrue(File.Exists(lockPath), "it belongs to the other process");
        File.Delete(lockPath);
        using (var file = new LedgerFile(LedgerPath))
        {
            using (var other = System.Diagnostics.Process.Start("bash", ["-c", "echo x >>\"$0\"", LedgerPath]))
                other.WaitForExit();
            StringAssert.Contains(Assert.ThrowsExactly<IOException>(() => file.Append(Entry)).Message, "another process has written");
        }
    }

    [TestMethod]
    public void WhatIsNotAFileIsSaid()
    {
        using (var mkfifo = System.Diagnostics.Process.Start("mkfifo", [LedgerPath]))
            mkfifo.WaitForExit();
        Assert.ThrowsExactly<UnauthorizedAccessException>(() => new LedgerFile(LedgerPath));
        Assert.ThrowsExactly<IOException>(() => LedgerReader.TextOf(LedgerPath));
        File.Delete(LedgerPath);
        foreach (var device in new[] { "/dev/full", "/dev/null", "/dev/zero" })
        {
            File.CreateSymbolicLink(LedgerPath, device);
            using (var file = new LedgerFile(LedgerPath))
                Assert.ThrowsExactly<IOException>(() => file.Append(Entry), device);
            File.Delete(LedgerPath);
        }
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "Links need a right there that few have.")]
    public void WhatCannotBeReadIsSaid()
    {
        File.CreateSymbolicLink(LedgerPath, folder + "/nowhere");
        StringAssert.EndsWith(
            Assert.ThrowsExactly<IOException>(() => LedgerReader.TextOf(LedgerPath)).Message,
            "cannot be read: No such file or directory"
        );
    }
}

namespace Sflow.Cli.Tests.Shipped;

/// <summary>The command where a service or a container leaves it little.</summary>
[TestClass]
public sealed class PoorEnvironmentTests
{
    private static readonly string Module = Repository.PathOf("samples", "hello", "hello.yaml");

    [TestMethod]
    public void AnEmptyEnvironmentIsEnough() => Composes("env -i \"$1\" compose \"$2\"");

    [TestMethod]
    public void ClosedInputIsEnough() => Composes("\"$1\" compose \"$2\" <&-");

    [TestMethod]
    public void UnknownTerminalAndLanguageAreEnough() => Composes("TERM=no-such LANG=xx_YY.ISO8859-15 LC_ALL=xx \"$1\" compose \"$2\"");

    [TestMethod]
    public void ALimitOfMemoryIsEnough() => Composes("ulimit -v 2000000; \"$1\" compose \"$2\"");

    [TestMethod]
    [NeedsRoot]
    public void NothingNeedsToBeWritable() =>
        Composes(
            "unshare --mount --propagation private bash -c 'mount -o bind / / && mount -o remount,ro,bind / && "
                + "mount -o bind /tmp /tmp && mount -o remount,ro,bind /tmp && mount -t tmpfs -o ro none /dev/shm && "
                + "! touch /sflow-can-write 2>/dev/null && "
                + "HOME=/ TMPDIR=/no/such/folder exec \"$@\"' bash \"$1\" compose \"$2\""
        );

    [TestMethod]
    [NeedsRoot]
    public void AUserWithoutAHomeIsEnough() =>
        Composes("exec setpriv --reuid 65534 --regid 65534 --clear-groups env HOME=/nonexistent \"$1\" compose \"$2\"");

    private static void Composes(string line)
    {
        var answer = ShippedArchive.Bash("/", "-c", line, "bash", SflowExecutable.Path, Module).Succeeded();
        StringAssert.Contains(answer.Output, "workflow:");
        Assert.AreEqual("", answer.Error);
    }
}

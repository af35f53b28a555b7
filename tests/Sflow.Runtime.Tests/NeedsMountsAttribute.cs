using System.ComponentModel;
using System.Diagnostics;

namespace Sflow.Runtime.Tests;

/// <summary>Marks tests that mount file systems of their own, in a namespace that ends with them.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsMountsAttribute : ConditionBaseAttribute
{
    private static readonly Lazy<bool> CanMount = new(() =>
    {
        try
        {
            using var unshare = Process.Start(
                new ProcessStartInfo("unshare", ["-rm", "mount", "-t", "tmpfs", "none", "/tmp"]) { RedirectStandardError = true }
            )!;
            unshare.StandardError.ReadToEnd();
            unshare.WaitForExit();
            return unshare.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    });

    public NeedsMountsAttribute()
        : base(ConditionMode.Include) => IgnoreMessage = "this machine does not let us mount: `unshare -rm mount -t tmpfs none /tmp` fails";

    /// <inheritdoc/>
    public override bool IsConditionMet => CanMount.Value;

    /// <inheritdoc/>
    public override string GroupName => nameof(NeedsMountsAttribute);
}

using System.ComponentModel;
using System.Diagnostics;

namespace Sflow.Testing;

/// <summary>
/// Marks tests on a real Slurm: the one that SLURM_CONF names, or the machine's own. Where none answers, they are skipped and say why.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsSlurmAttribute : ConditionBaseAttribute
{
    private static readonly Lazy<string?> Missing = new(WhatIsMissing);

    public NeedsSlurmAttribute()
        : base(ConditionMode.Include) => IgnoreMessage = $"{Missing.Value}; eval \"$(tests/cluster/start)\" gives a cluster to test with";

    /// <inheritdoc/>
    public override bool IsConditionMet => Missing.Value is null;

    /// <inheritdoc/>
    public override string GroupName => nameof(NeedsSlurmAttribute);

    private static string? WhatIsMissing()
    {
        try
        {
            using var sinfo = Process.Start(
                new ProcessStartInfo("sinfo", "--noheader") { RedirectStandardOutput = true, RedirectStandardError = true }
            )!;
            var output = sinfo.StandardOutput.ReadToEndAsync();
            var error = sinfo.StandardError.ReadToEnd();
            Task.WaitAll(output);
            sinfo.WaitForExit();
            return sinfo.ExitCode == 0 ? null : "no Slurm answers: " + error.Trim();
        }
        catch (Win32Exception)
        {
            return "Slurm is not installed";
        }
    }
}

using System;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Sflow.Slurm.Tests;

/// <summary>A test that needs the Slurm that SLURM_CONF names. Where none answers, it is skipped and says so.</summary>
public abstract class SlurmTest
{
    private static readonly Lazy<string?> Missing = new(WhatIsMissing);

    [TestInitialize]
    public void RequireSlurm() => Require();

    /// <summary>Skips the test that calls it unless a Slurm answers.</summary>
    public static void Require()
    {
        if (Missing.Value is { } reason)
            Assert.Inconclusive($"{reason}; eval \"$(tests/cluster/start)\" gives a cluster to test with");
    }

    private static string? WhatIsMissing()
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("SLURM_CONF")))
            return "SLURM_CONF names no Slurm";
        try
        {
            var answer = Command.Run("sinfo", "--noheader");
            return answer.Code == 0 ? null : $"no Slurm answers: {answer.Error.Trim()}";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "Slurm is not installed";
        }
    }
}

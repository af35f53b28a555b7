using Sflow.Diagnostics;
using Sflow.Generation.Sbatch;
using Sflow.Text;

namespace Sflow.Core.Tests.Generation;

/// <summary>Options of sbatch that are refused, because Slurm would refuse the job or a submission would be something else.</summary>
[TestClass]
public sealed class SubmissionOptionsTests
{
    [TestMethod]
    [DataRow("--array=1-3", "SFLOW1640")]
    [DataRow("--array 1-3", "SFLOW1640")]
    [DataRow("--arr=1-3", "SFLOW1640")]
    [DataRow("-a 1-3", "SFLOW1640")]
    [DataRow("-a1-3", "SFLOW1640")]
    [DataRow("--exclusive --array=1-3", "SFLOW1640")]
    [DataRow("--wait", "SFLOW1640")]
    [DataRow("-W", "SFLOW1640")]
    [DataRow("-H -W", "SFLOW1640")]
    [DataRow("--time=2h", "SFLOW1641")]
    [DataRow("-t 1:2:3:4", "SFLOW1641")]
    [DataRow("-t30m", "SFLOW1641")]
    [DataRow("--job-name=a/b", "SFLOW1642")]
    [DataRow("-J a/b", "SFLOW1642")]
    [DataRow("--wait-all-nodes=1", null)]
    [DataRow("--account=array", null)]
    [DataRow("--comment=-a --wait", null)]
    [DataRow("--time=90", null)]
    [DataRow("--time=1-12:30", null)]
    [DataRow("--time=infinite", null)]
    [DataRow("-t0", null)]
    [DataRow("--job-name=a-b", null)]
    [DataRow("--chdir=/a/b", null)]
    [DataRow("--exclusive", null)]
    public void OptionsAreChecked(string option, string? code)
    {
        var diagnostics = new DiagnosticBag();
        Assert.AreEqual(code is null, SubmissionOptions.Check(option, TextLocation.OfFile("Job.proj"), diagnostics));
        Assert.AreEqual(code, diagnostics.SingleOrDefault()?.Code);
    }
}

using Sflow.Hosting.Processes;
using Sflow.Hosting.Submission;

namespace Sflow.Hosting.Tests;

[TestClass]
public sealed class SbatchAnswerTests
{
    [TestMethod]
    [DataRow(0, "17\n", "", SubmitResult.Accepted, "17")]
    [DataRow(0, "17;cluster\n", "", SubmitResult.Accepted, "17")]
    [DataRow(0, "17\n", "sbatch: warning: can't run 1 processes", SubmitResult.Accepted, "17")]
    [DataRow(0, "Welcome!\n17\n", "", SubmitResult.Unclear, null)]
    [DataRow(0, "", "", SubmitResult.Unclear, null)]
    [DataRow(7, "17\n", "", SubmitResult.Refused, null)]
    [DataRow(1, "", "sbatch: error: Batch job submission failed: Invalid account", SubmitResult.Refused, null)]
    [DataRow(1, "", "sbatch: error: Slurm temporarily unable to accept job", SubmitResult.Busy, null)]
    [DataRow(1, "", "sbatch: error: Unable to contact slurm controller (connect failure)", SubmitResult.Busy, null)]
    [DataRow(1, "", "sbatch: error: Unable to contact slurm controller (receive failure)", SubmitResult.Unclear, null)]
    [DataRow(1, "", "sbatch: error: Socket timed out on send/recv operation", SubmitResult.Unclear, null)]
    [DataRow(254, "17\n", "wrapper: fork: Resource temporarily unavailable", SubmitResult.Refused, null)]
    [DataRow(1, "17\n", "wrapper: fork: Resource temporarily unavailable", SubmitResult.Refused, null)]
    [DataRow(130, "", "", SubmitResult.Unclear, null)]
    [DataRow(255, "", "sbatch: error: Invalid --time specification", SubmitResult.Refused, null)]
    [DataRow(1, "", "", SubmitResult.Unclear, null)]
    public void OnlyAnIdWithExitCode0IsAJob(int code, string output, string error, object result, string? job)
    {
        var answer = SbatchAnswer.Of(new ProcessAnswer(code, output, error));
        Assert.AreEqual(((SubmitResult)result, job), (answer.Result, answer.Job));
        if (job is null)
            Assert.AreNotEqual("", answer.Words);
    }

    [TestMethod]
    public void ASbatchThatGivesNoAnswerIsUnclearAndOneThatCannotStartIsNot()
    {
        Assert.AreEqual(SubmitResult.Unclear, SbatchAnswer.Of(new ProcessAnswer(null, "", "no answer", TimedOut: true)).Result);
        Assert.AreEqual(SubmitResult.NotStarted, SbatchAnswer.Of(new ProcessAnswer(null, "", "No such file or directory")).Result);
    }

    [TestMethod]
    public void EveryLineOfSlurmIsKept()
    {
        var answer = SbatchAnswer.Of(new ProcessAnswer(1, "a hint\n", "sbatch: error: first\nsbatch: error: second\n"));
        Assert.AreEqual("sbatch: error: first; sbatch: error: second; a hint", answer.Words);
    }
}

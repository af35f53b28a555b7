namespace Sflow.Cli.Tests;

/// <summary>Files of the repository that tests write and compare.</summary>
internal static class Baseline
{
    /// <summary>Compares a file with what it should hold. <c>SFLOW_REWRITE_BASELINES=1</c> writes it.</summary>
    public static void Check(string path, string expected)
    {
        if (Repository.IsRewriting)
            File.WriteAllText(path, expected);
        Assert.AreEqual(
            expected,
            File.Exists(path) ? File.ReadAllText(path) : "",
            $"{Path.GetFileName(path)} is not what the definitions say. Write it with SFLOW_REWRITE_BASELINES=1."
        );
    }
}

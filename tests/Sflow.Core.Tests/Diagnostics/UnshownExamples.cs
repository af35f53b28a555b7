namespace Sflow.Tests.Diagnostics;

/// <summary>Codes whose example a page cannot hold, and codes that no example reaches.</summary>
internal static class UnshownExamples
{
    private const string Tasks = "workflow:\n  name: demo\n  tasks:\n    - name: hello\n      script: [echo hello]\n";

    /// <summary>Examples that are too large for a page or hold bytes that it can't, made here; the page quotes what they give.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, byte[]>> Made { get; } =
        new Dictionary<string, IReadOnlyDictionary<string, byte[]>>
        {
            ["SFLOW1001"] = Module(Encoding.UTF8.GetBytes("# " + new string('x', 17 * 1024 * 1024))),
            ["SFLOW1002"] = Module(Encoding.Unicode.GetBytes("version: \"0.1\"\n")),
            ["SFLOW1003"] = Module([.. "# caf"u8, 0xE9, (byte)'\n', .. Encoding.UTF8.GetBytes(Tasks)]),
            ["SFLOW1004"] = Module(Encoding.UTF8.GetBytes("version: \"0.1\"\n# \u001b[31mred\n" + Tasks)),
            ["SFLOW1101"] = new Dictionary<string, byte[]>(),
            ["SFLOW1021"] = Module(Encoding.UTF8.GetBytes("variables:\n  DEEP: " + new string('[', 300) + new string(']', 300) + "\n")),
            ["SFLOW1022"] = Module(
                Encoding.UTF8.GetBytes(
                    "variables:\n  A0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
                        + string.Concat(
                            Enumerable
                                .Range(1, 7)
                                .Select(i => $"  A{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n")
                        )
                )
            ),
            ["SFLOW1023"] = Module(Encoding.UTF8.GetBytes("variables:\n" + string.Concat(Enumerable.Repeat("  SAME: 1\n", 2000)))),
            ["SFLOW1403"] = Module(
                Encoding.UTF8.GetBytes(
                    "version: \"0.1\"\nvariables:\n"
                        + string.Concat(Enumerable.Range(1, 2000).Reverse().Select(i => $"  V{i}: ${{{{ V{i - 1} }}}}\n"))
                        + "  V0: 1\n"
                        + Tasks
                )
            ),
            ["SFLOW1706"] = Sweep("A,job_name\n1\u0007,x\n"),
            ["SFLOW1712"] = Sweep(string.Join(",", Enumerable.Range(0, 1001).Select(i => $"C{i}")) + "\n1\n"),
        };

    /// <summary>
    /// Codes that no files of a workflow give, by the first digits, and why. Their quoted message is held against the catalogue's words.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Unreachable { get; } =
        new Dictionary<string, string>
        {
            ["SFLOW0001"] = "a defect of Sflow, which nobody knows how to cause",
            ["SFLOW18"] = "submission needs a Slurm or something that behaves as one; SubmitterTests has them",
            ["SFLOW1643"] = "a folder of the project, which the MSBuild tasks check; SameErrorsTests has it",
            ["SFLOW1644"] = "a folder that can't be written, which the MSBuild tasks check; TerminalTests has it",
            ["SFLOW19"] = "found by the MSBuild tasks in a project; the tests of Sflow.MSBuild have them",
            ["SFLOW20"] = "found by the sflow command; the tests of Sflow.Cli have them",
        };

    /// <summary>
    /// Codes that come after other findings and say that there are more of them; every other example gives one code only.
    /// </summary>
    public static IReadOnlyList<string> SumUp { get; } = ["SFLOW1023", "SFLOW1719"];

    private static Dictionary<string, byte[]> Module(byte[] bytes) => new() { ["workflow.yaml"] = bytes };

    private static Dictionary<string, byte[]> Sweep(string csv) =>
        new()
        {
            ["workflow.yaml"] = Encoding.UTF8.GetBytes("version: \"0.1\"\nvariables: {A: 1}\n" + Tasks),
            ["sweep.csv"] = Encoding.UTF8.GetBytes(csv),
        };
}

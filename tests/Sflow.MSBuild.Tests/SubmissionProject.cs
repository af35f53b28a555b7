namespace Sflow.MSBuild.Tests;

/// <summary>Projects whose scripts are handed to a Slurm.</summary>
internal static class SubmissionProject
{
    /// <summary>A sweep <c>jobs</c> of two rows on the partition <c>gpu</c>, which the column <c>PART</c> may change.</summary>
    public static TestProject Make(string items = """<SflowSweep Include="data/jobs.csv" />""") =>
        Fill(new TestProject("""<SflowModule Include="base.yaml;a.yaml" />""" + items));

    /// <summary>The same from the packed file alone.</summary>
    public static TestProject MakePacked() =>
        Fill(
            new TestProject(
                PackedPackage.Shared,
                "Job.proj",
                $"""
                <Project Sdk="Sflow.MSBuild/{PackedPackage.Version}">
                  <ItemGroup>
                    <SflowModule Include="base.yaml;a.yaml" />
                    <SflowSweep Include="data/jobs.csv" />
                  </ItemGroup>
                </Project>
                """
            )
        );

    /// <summary>The path of a project's ledger.</summary>
    public static string LedgerOf(TestProject project) => Path.Combine(project.Folder, ".sflow", "submissions.jsonl");

    /// <summary>The states of a unit's rows in their order, from its results.</summary>
    public static string[] States(TestProject project, string unit = "jobs")
    {
        var lines = File.ReadAllLines(Path.Combine(project.Output, unit, "results.csv")).Select(Cells).ToList();
        var column = lines[0].IndexOf("state");
        return [.. lines.Skip(1).Select(cells => cells[column])];

        static List<string> Cells(string line) =>
            [
                .. System
                    .Text.RegularExpressions.Regex.Matches(line, "(?:^|,)(\"(?:[^\"]|\"\")*\"|[^,]*)")
                    .Select(match => match.Groups[1].Value),
            ];
    }

    /// <summary>Commands that stand in for Slurm's, in a project's folder.</summary>
    public static SlurmStandIns StandIns(TestProject project) => SlurmStandIns.Usual(project.Folder);

    private static TestProject Fill(TestProject project)
    {
        project.Write(
            "base.yaml",
            Modules
                .Base.Replace(
                    "type: local",
                    "type: slurm, account: a, partition: \"${{ variables.PART }}\", time: 5, nodes: 1, gpus_per_node: 1"
                )
                .Replace("MODEL: {value: base}", "MODEL: {value: base}\n  PART: {value: gpu}")
                .Replace("fs:///models/base", "fs:///tmp")
        );
        project.Write("a.yaml", Modules.Task("a"));
        project.Write("data/jobs.csv", "TP\n1\n2\n");
        return project;
    }
}

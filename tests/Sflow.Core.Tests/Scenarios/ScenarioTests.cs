using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Sflow.Composition;
using Sflow.Generation.Sbatch;
using Sflow.Resolution;
using Sflow.Text;

namespace Sflow.Tests.Scenarios;

/// <summary>
/// Folders of modules that a user could have written, with what comes of them: <c>diagnostics.txt</c> always, and <c>composed.yaml</c>,
/// <c>resolved.yaml</c>, <c>plan.txt</c> and <c>job.sh</c> (without the runtime) where there is no error.
/// <c>SFLOW_REWRITE_BASELINES=1 dotnet test --filter ScenarioTests</c> writes them anew.
/// </summary>
[TestClass]
public sealed class ScenarioTests
{
    private static readonly bool IsRewriting = Environment.GetEnvironmentVariable("SFLOW_REWRITE_BASELINES") == "1";

    public static IEnumerable<object[]> Names => Directory.GetDirectories(DataFolder()).Select(Path.GetFileName).Order(StringComparer.Ordinal).Select(name => new object[] { name! });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void EveryStageGivesItsBaseline(string name)
    {
        var folder = Path.Combine(DataFolder(), name);
        var actual = Outputs(folder);
        if (IsRewriting)
            Rewrite(folder, actual);
        foreach (var file in new[] { "diagnostics.txt", "composed.yaml", "resolved.yaml", "plan.txt", "job.sh" })
        {
            var path = Path.Combine(folder, "baseline", file);
            Assert.AreEqual(File.Exists(path) ? File.ReadAllText(path) : null, actual.GetValueOrDefault(file), $"{file} of {name}");
        }
    }

    private static Dictionary<string, string> Outputs(string folder)
    {
        var result = new WorkflowCompiler(new FolderReader(folder)).Compile(Request(folder));
        var outputs = new Dictionary<string, string> { ["diagnostics.txt"] = string.Concat(result.Diagnostics.Select(finding => finding + "\n")) };
        if (!result.Success)
        {
            Assert.IsEmpty(result.Files, "nothing may be written after an error");
            return outputs;
        }

        outputs["composed.yaml"] = File("job.yaml");
        outputs["resolved.yaml"] = File("job.resolved.yaml");
        outputs["plan.txt"] = result.Summary + "\n";
        outputs["job.sh"] = File("job.sh").Replace(RuntimeSource.Text, "[the runtime]", StringComparison.Ordinal);
        return outputs;

        string File(string path) => result.Files.Single(file => file.RelativePath == path).Content.ToString();
    }

    // Modules in the order of their names; a line of overrides.txt is NAME=value, @NAME=uri for an artifact, ?glob for a missable task, or a setting such as partition:value.
    private static CompileRequest Request(string folder)
    {
        var overrides = Path.Combine(folder, "overrides.txt");
        var lines = System.IO.File.Exists(overrides) ? System.IO.File.ReadAllLines(overrides) : [];
        var source = new SourceText("overrides.txt", string.Join("\n", lines));
        var located = lines.Select((line, index) => new Located<string>(line, new TextLocation(source, new TextSpan(source.GetLineStart(index + 1), line.Length)))).ToList();
        Located<string>? Setting(string name) => located.Where(line => line.Value.StartsWith(name + ":", StringComparison.Ordinal)).Select(line => line with { Value = line.Value[(name.Length + 1)..].Replace("\\n", "\n", StringComparison.Ordinal) }).FirstOrDefault();
        return new CompileRequest
        {
            Name = "job",
            Modules = [.. Directory.GetFiles(folder, "*.yaml").Select(Path.GetFileName).Order(StringComparer.Ordinal).Select(file => new Located<string>(file!, TextLocation.OfFile("project.proj")))],
            Variables = [.. located.Where(line => line.Value.Contains('=') && line.Value[0] is not ('@' or '?') && !line.Value.StartsWith("option:", StringComparison.Ordinal)).Select(line => new VariableOverride(line.Value[..line.Value.IndexOf('=')], line.Value[(line.Value.IndexOf('=') + 1)..].Replace("\\n", "\n", StringComparison.Ordinal), line.Location))],
            Artifacts = [.. located.Where(line => line.Value.StartsWith('@')).Select(line => new ArtifactOverride(line.Value[1..line.Value.IndexOf('=')], line.Value[(line.Value.IndexOf('=') + 1)..], line.Location))],
            MissableTasks = [.. located.Where(line => line.Value.StartsWith('?')).Select(line => line with { Value = line.Value[1..] })],
            Settings = new JobSettings { Partition = Setting("partition"), JobName = Setting("job_name"), SbatchOptions = Setting("option") is { } option ? [option] : [] },
            Outputs = CompileOutputs.Composed | CompileOutputs.Resolved | CompileOutputs.Plan | CompileOutputs.Script,
        };
    }

    private static void Rewrite(string folder, Dictionary<string, string> outputs)
    {
        var baseline = Path.Combine(folder, "baseline");
        if (Directory.Exists(baseline))
            Directory.Delete(baseline, recursive: true);
        Directory.CreateDirectory(baseline);
        foreach (var (file, text) in outputs)
            System.IO.File.WriteAllText(Path.Combine(baseline, file), text);
    }

    // The folder in the repository, so that rewriting reaches what is committed.
    private static string DataFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "Sflow.sln")))
                return Path.Combine(folder.FullName, "tests", "Sflow.Core.Tests", "Scenarios", "Data");
        }

        throw new InvalidOperationException("the repository was not found above " + AppContext.BaseDirectory);
    }

    private sealed class FolderReader(string folder) : ISourceReader
    {
        public SourceReadResult Read(string path) => System.IO.File.Exists(Path.Combine(folder, path))
            ? new SourceReadResult(System.IO.File.ReadAllBytes(Path.Combine(folder, path)), null)
            : new SourceReadResult(null, "there is no such file");
    }
}

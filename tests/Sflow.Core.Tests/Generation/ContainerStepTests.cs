using Sflow.Compilation;
using Sflow.Resolution;

namespace Sflow.Tests.Generation;

/// <summary>The words of a step in a container, and what is reported of it before anything is written.</summary>
[TestClass]
public sealed class ContainerStepTests
{
    private const string Head = """
        version: "0.1"
        backends:
          - {name: cluster, type: slurm, account: team, partition: gpu, time: 02:00:00, nodes: 2, gpus_per_node: 4}

        """;

    private const string Readers = """
        operators:
          - {name: step, type: srun, FIELDS}
        workflow:
          name: w
          tasks:
            - name: writer
              operator: step
              script: [x]
              EXTRA
            - name: reader
              depends_on: [writer]
              script: [x]
              probes: {readiness: {log_watch: {match_pattern: up, logger: LOGGER}}}
        """;

    [TestMethod]
    [DataRow("label: true", "", "writer", "", DisplayName = "whole lines by default")]
    [DataRow("unbuffered: true", "", "reader", "", DisplayName = "nobody reads")]
    [DataRow("unbuffered: true", "", "writer", "the log probe of task 'reader'")]
    [DataRow("unbuffered: true", "outputs: [{pattern: \"a {b}\"}]", "reader", "its outputs")]
    [DataRow("unbuffered: true", "probes: {failure: {log_watch: {match_pattern: bad}}}", "reader", "its log probe")]
    [DataRow("unbuffered: true", "outputs: [{pattern: \"a {b}\"}]", "writer", "its outputs and the log probe of task 'reader'")]
    [DataRow("unbuffered: true, label: false", "", "writer", "")]
    [DataRow("unbuffered: true, label: false, extra_args: [--label]", "", "writer", "the log probe")]
    [DataRow("extra_args: [--unbuffered]", "", "writer", "the log probe")]
    [DataRow("extra_args: [-u]", "", "writer", "the log probe")]
    [DataRow("label: false, extra_args: [-lu]", "", "writer", "the log probe")]
    [DataRow("extra_args: [\"--comment=-u\", \"--cpu-bind=u\", -Ju]", "", "writer", "", DisplayName = "no switch")]
    public void TornLinesAreReportedWhereSomethingReadsThem(string fields, string extra, string logger, string readers)
    {
        var found = Compile(Readers.Replace("FIELDS", fields).Replace("EXTRA", extra).Replace("LOGGER", logger))
            .Diagnostics.Where(finding => finding.Code == "SFLOW1625")
            .ToList();
        Assert.AreEqual(readers.Length > 0 ? 1 : 0, found.Count);
        if (readers.Length > 0)
            Assert.Contains(", and " + readers, found[0].Message);
    }

    [TestMethod]
    public void OutputComesLineByLineUnlessTheModuleSaysOtherwise()
    {
        Assert.DoesNotContain("--unbuffered", Launch("kill_on_bad_exit: true"));
        Assert.Contains("--job-name t --unbuffered --export", Launch("unbuffered: true"));
    }

    [TestMethod]
    [DataRow("container_name: box", "--container-name box-__SFLOW_JOB_ID__ --")]
    [DataRow("container_name: \"box:exec\"", "--container-name box-__SFLOW_JOB_ID__:exec --")]
    [DataRow("container_name: \"${{ variables.NAME }}\"", "--container-name server-__SFLOW_JOB_ID__ --")]
    [DataRow(
        "container_name: \"box-${{ backends.cluster.nodes[0].name }}:no_exec\"",
        "--container-name box-__SFLOW_NODE0_NAME__-__SFLOW_JOB_ID__:no_exec --"
    )]
    [DataRow("extra_args: [--container-name=box]", " --container-name=box-__SFLOW_JOB_ID__ bash")]
    [DataRow("extra_args: [--container-name, \"box:create\", --no-kill]", " --container-name box-__SFLOW_JOB_ID__:create --no-kill bash")]
    [DataRow("container_name: box, container_name_scope: node", "--container-name box --")]
    [DataRow("container_name_scope: Node, extra_args: [--container-name=box]", " --container-name=box bash")]
    [DataRow("container_name: box, container_name_scope: job", "--container-name box-__SFLOW_JOB_ID__ --")]
    public void AContainerBelongsToItsJob(string fields, string words) => Assert.Contains(words, Launch(fields));

    [TestMethod]
    [DataRow("container_image: a/b:1", "container_step 60")]
    [DataRow("container_image: /x.sqsh", "container_step 60|container_needs image /x.sqsh")]
    [DataRow("container_name: box", "container_step 60|job_container box-__SFLOW_JOB_ID__")]
    [DataRow("container_name: \"box:exec\", container_name_scope: node", "container_step 60")]
    [DataRow(
        "container_name: \"box:create\", extra_args: [\"--container-image=./x.sqsh\", \"--container-env=A,B\"]",
        "container_step 60|container_env A,B|job_container box-__SFLOW_JOB_ID__ maker|container_needs image ./x.sqsh"
    )]
    [DataRow(
        "container_image: ./x.sqsh, chdir: /elsewhere",
        "container_step 60",
        DisplayName = "where a relative path begins is not known"
    )]
    [DataRow(
        "container_image: a/b:1, container_mounts: [\"/a:/b:ro\", \"tmpfs:/c\", \"/a:/d,/e\"], extra_args: "
            + "[--container-mounts, \"./f:/g\"]",
        "container_step 60|container_needs mount /a|container_needs mount /e|container_needs mount ./f"
    )]
    [DataRow(
        "container_image: a/b:1, container_mounts: [\"${{ artifacts.HERE.path }}/x:/x\", \"${{ artifacts.HERE.path "
            + "}}:/y\", \"${{ artifacts.MADE.path }}:/z\"]",
        "container_step 60|container_needs mount __SFLOW_WORKSPACE_DIR__/data/x",
        DisplayName = "artifacts are looked for in any case"
    )]
    [DataRow(
        "container_image: a/b:1, container_mounts: [\"/of/${{ backends.cluster.nodes[0].name }}:/x\"]",
        "container_step 60",
        DisplayName = "another node's folder"
    )]
    [DataRow("extra_args: [\"--comment=--container-image\"]", "")]
    public void TheScriptSaysWhatTheJobHasToKnow(string fields, string lines) =>
        Assert.AreEqual(
            lines,
            string.Join(
                '|',
                Lines(fields)
                    .Where(line =>
                        line.StartsWith("container_", StringComparison.Ordinal)
                        || line.StartsWith("job_container", StringComparison.Ordinal)
                    )
            )
        );

    [TestMethod]
    public void TheJobNamesTheVariablesItself() =>
        Assert.DoesNotContain("--container-env", Launch("container_image: a/b:1, extra_args: [--container-env, A, --container-env=B]"));

    [TestMethod]
    [DataRow("container_mounts: [\"/a:/b\", \"/a\", \"./a:/b:ro+rprivate\", \"tmpfs:/c\", \"umount:/d\"]", "")]
    [DataRow("container_mounts: [\"$HOME/a:/b\"]", "the path '$HOME/a' does not begin with / or ./")]
    [DataRow("container_mounts: [\"/home/$USER:/b\"]", "there is a dollar sign in a path")]
    [DataRow("container_mounts: [\"/a b:/b\"]", "there is a space in a path")]
    [DataRow("container_mounts: [\"/a:b\"]", "the path 'b' does not begin with / or ./")]
    [DataRow("container_mounts: [\"data:/b\"]", "the path 'data' does not begin with / or ./")]
    [DataRow("container_mounts: [\"/a:tmpfs\"]", "the path 'tmpfs' does not begin with / or ./")]
    [DataRow("container_mounts: [\":/b\"]", "one of its paths is empty")]
    [DataRow("container_mounts: [\"/a:/b,\"]", "one of its paths is empty")]
    [DataRow("container_mounts: [\"/a:/b:ro:rw\"]", "it has more than two colons")]
    [DataRow("extra_args: [\"--container-mounts=/a`x`:/b\"]", "there is a backquote in a path")]
    public void MountsAreReadAsPyxisReadsThem(string fields, string problem) =>
        Expect("SFLOW1627", problem, Compile(OneTask("container_image: a/b:1, " + fields)).Diagnostics);

    [TestMethod]
    [DataRow("container_name: box", "")]
    [DataRow("container_name: \"box:auto\"", "")]
    [DataRow("container_name: \"box:\"", "")]
    [DataRow("container_name: \"box:attach\"", "Pyxis accepts only the flags :auto, :create, :exec and :no_exec after a name")]
    [DataRow("container_name: \":exec\"", "the name is empty")]
    [DataRow("container_name: \"a/b\"", "enroot accepts no / and no white space in a name")]
    [DataRow("container_name: \"a b\"", "enroot accepts no / and no white space in a name")]
    [DataRow("container_name: a, extra_args: [--container-name=b]", "the step already has another name")]
    public void NamesAreNames(string fields, string problem) => Expect("SFLOW1630", problem, Compile(OneTask(fields)).Diagnostics);

    [TestMethod]
    [DataRow("fs:///models/a,b/c", "contains a comma")]
    [DataRow("fs:///models/a%20b/c", "contains a space")]
    [DataRow("fs:///models/a:b", "", DisplayName = "perhaps a file, of which the folder is mounted")]
    [DataRow("fs:///models/a:b/c.sqsh", "", DisplayName = "images are not mounted")]
    [DataRow("https://example.com/a:b/c", "", DisplayName = "downloads lie in the workspace")]
    public void ArtifactsMustBeMountable(string uri, string problem)
    {
        var artifact = $"artifacts: [{{name: DATA, uri: \"{uri}\", description: d}}]\n";
        Expect("SFLOW1628", problem, Compile(OneTask("container_image: a/b:1") + artifact).Diagnostics);
        Expect("SFLOW1628", "", Compile(OneTask("exclusive: true") + artifact).Diagnostics);
    }

    [TestMethod]
    public void FoldersThatTheProjectSaysMustBeMountable()
    {
        var settings = new JobSettings { WorkspaceDir = At("/a,b"), RunDir = At("/c$d") };
        CollectionAssert.AreEqual(
            new[] { "SFLOW1628", "SFLOW1628" },
            Compile(OneTask("container_image: a/b:1"), settings).Diagnostics.Select(finding => finding.Code).ToList()
        );
        Assert.IsEmpty(Compile(OneTask("exclusive: true"), settings).Diagnostics);
    }

    private static void Expect(string code, string problem, IEnumerable<Diagnostic> diagnostics)
    {
        var found = diagnostics.Where(finding => finding.Code == code).ToList();
        Assert.AreEqual(problem.Length > 0, found.Count > 0, string.Join('\n', diagnostics));
        if (problem.Length > 0)
            Assert.Contains(problem, found[0].Message);
    }

    private static string OneTask(string fields) =>
        """
            variables: {NAME: {value: server}}
            operators:
              - {name: step, type: srun, FIELDS}
            workflow:
              name: w
              tasks:
                - {name: t, operator: step, script: ["echo ${NAME}"]}

            """.Replace("FIELDS", fields);

    private static string Launch(string fields) => Lines(fields).Single(line => line.StartsWith("launch ", StringComparison.Ordinal));

    private static IEnumerable<string> Lines(string fields)
    {
        const string Artifacts = "artifacts: [{name: HERE, uri: \"fs://data\"}, {name: MADE, uri: \"file://made/x\", content: x}]\n";
        var (diagnostics, script) = Compile(OneTask(fields) + Artifacts);
        Assert.IsFalse(diagnostics.Any(finding => finding.Severity == Severity.Error), string.Join('\n', diagnostics));
        return script.Split("\n# ====")[0].Split('\n').Select(line => line.Trim());
    }

    private static (IReadOnlyList<Diagnostic> Diagnostics, string Script) Compile(string module, JobSettings? settings = null)
    {
        var result = new WorkflowCompiler(new Reader(Head + module)).Compile(
            new CompileRequest
            {
                Name = "w",
                Modules = [At("w.yaml")],
                Settings = settings ?? JobSettings.None,
            }
        );
        return (
            result.Diagnostics,
            result.Files.SingleOrDefault(file => Path.GetExtension(file.RelativePath) == ".sh")?.Content.ToString() ?? ""
        );
    }

    private static Located<string> At(string text) => new(text, TextLocation.OfFile("test"));

    private sealed class Reader(string module) : ISourceReader
    {
        public SourceReadResult Read(string path) => new(Encoding.UTF8.GetBytes(module), null);
    }
}

using Sflow.Compilation;

namespace Sflow.Robustness.Hostile;

/// <summary>
/// Scripts full of hostile values are run: nothing but what was meant is executed (a canary file would show it), and every value arrives
/// byte for byte.
/// </summary>
[TestClass]
public sealed class HostileRunTests
{
    private const string Head = "version: \"0.1\"\n";

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void Variables()
    {
        using var run = new ScriptRun();
        var values = Usable(run, value => Place.All[0].Module(value));
        run.Run(
            Head
                + "variables:\n"
                + Lines(values, (value, i) => $"  V{i}: {{value: {HostileValues.Yaml(value)}, type: string}}")
                + "workflow:\n  name: w\n  tasks:\n    - name: t\n      script:\n"
                + "        - |\n"
                + Lines(values, (_, i) => $"          printf '%s\\0' \"$V{i}\" >>\"$SFLOW_TASK_OUTPUT_DIR/seen\"")
        );
        Equal(values, ScriptRun.Words(Path.Combine(run.RunFolder, "t", "seen")), "variables in the environment");
    }

    [TestMethod]
    public void TaskVariablesAndReplicas()
    {
        using var run = new ScriptRun();
        var values = Usable(run, value => Place.All[0].Module(value)).Where(value => value.Length < 10_000).ToList();
        run.Run(
            Head
                + "workflow:\n  name: w\n  tasks:\n"
                + string.Concat(
                    values
                        .Chunk(20)
                        .Select(
                            (chunk, n) =>
                                $"    - name: t{n}\n      variables:\n"
                                + Lines(chunk, (value, i) => $"        V{i}: {{value: {HostileValues.Yaml(value)}, type: string}}")
                                + "      script:\n        - |\n"
                                + Lines(chunk, (_, i) => $"          printf '%s\\0' \"$V{i}\" >>\"$SFLOW_TASK_OUTPUT_DIR/seen\"")
                        )
                )
        );
        Equal(
            values,
            [.. values.Chunk(20).SelectMany((_, n) => ScriptRun.Words(Path.Combine(run.RunFolder, $"t{n}", "seen")))],
            "variables of tasks"
        );
    }

    [TestMethod]
    public void ArtifactContents()
    {
        using var run = new ScriptRun();
        var values = Usable(
            run,
            value =>
                Head
                + $"artifacts: [{{name: A, uri: \"file://a\", content: {value}}}]\nworkflow: {{name: w, tasks: [{{name: t, script: [x]}}]}}"
        );
        run.Run(
            Head
                + "artifacts:\n"
                + Lines(values, (value, i) => $"  - {{name: A{i}, uri: \"file://f/{i}\", content: {HostileValues.Yaml(value)}}}")
                + "workflow: {name: w, tasks: [{name: t, script: [\"true\"]}]}\n"
        );
        Equal(values, [.. values.Select((_, i) => ScriptRun.Text(Path.Combine(run.RunFolder, "f", $"{i}")))], "contents of artifacts");
    }

    [TestMethod]
    public void ArtifactPaths()
    {
        using var run = new ScriptRun();
        // A file's name: no more than 255 bytes, not a folder's, and what a URI decodes or cuts off is another name.
        var values = Usable(
                run,
                value =>
                    Head
                    + $"artifacts: [{{name: A, uri: \"file://{value[1..]}, content: x}}]\n"
                    + $"workflow: {{name: w, tasks: [{{name: t, script: [x]}}]}}"
            )
            .Where(value =>
                Encoding.UTF8.GetByteCount(value) < 200 && value.IndexOfAny(['/', '%', '?', '#']) < 0 && value is not ("." or "..")
            )
            .ToList();
        run.Run(
            Head
                + "artifacts:\n"
                + Lines(values, (value, i) => $"  - {{name: A{i}, uri: \"file://{i}/{HostileValues.Yaml(value)[1..]}, content: \"{i}\"}}")
                + "workflow: {name: w, tasks: [{name: t, script: [\"true\"]}]}\n"
        );
        foreach (var (value, i) in values.Select((value, i) => (value, i)))
            Assert.AreEqual($"{i}", File.ReadAllText(Path.Combine(run.RunFolder, $"{i}", value)), HostileValues.Show(value));
        TestContext.WriteLine($"{values.Count} paths of artifacts, each in the run folder");
    }

    [TestMethod]
    [DataRow("python", "type: python, python_exec: python-stand-in")]
    [DataRow("docker", "type: docker, image: i")]
    [DataRow("srun", "type: srun")]
    public void ScriptTexts(string type, string body)
    {
        using var run = new ScriptRun();
        StandIns(run);
        string Module(IEnumerable<string> scripts) =>
            Head
            + $"operators: [{{name: o, {body}}}]\nworkflow:\n  name: w\n  tasks:\n"
            + Lines(scripts, (value, i) => $"    - {{name: t{i}, operator: o, script: [{value}]}}");
        var values = Usable(run, value => Module([value]));
        run.Run(Module(values.Select(HostileValues.Yaml)));
        Equal(
            values,
            [
                .. values.Select(
                    (_, i) =>
                        run.Told(type == "python" ? "python-stand-in" : type, $"t{i}").AsEnumerable().Reverse().FirstOrDefault("nothing")
                ),
            ],
            $"scripts of {type} tasks"
        );
    }

    /// <summary>
    /// What ssh is given is run by a shell on the other side: the stand-in runs it as sshd does. The bash that would run the task there
    /// keeps its text instead.
    /// </summary>
    [TestMethod]
    public void ScriptsAndVariablesBeyondSsh()
    {
        using var run = new ScriptRun();
        run.StandIn(
            "ssh",
            """
            shift $(($# - 1))
            there=$SFLOW_WORKFLOW_OUTPUT_DIR/there/$$
            mkdir -p "$there/bin"
            printf '#!/bin/sh\nif [ "$1" != -lc ]; then exec /bin/bash "$@"; fi\ncat <&5 >%s/seen\n' "$there" >"$there/bin/bash"
            chmod +x "$there/bin/bash"
            exec env -i PATH="$there/bin:$PATH" sh -c "$1"
            """
        );
        string Module(IEnumerable<string> values) =>
            Head
            + "operators: [{name: o, type: ssh, host: h}]\nworkflow:\n  name: w\n  tasks:\n"
            + Lines(
                values,
                (value, i) => $"    - {{name: t{i}, operator: o, variables: {{V: {{value: {value}, type: string}}}}, script: [{value}]}}"
            );
        var values = Usable(run, value => Module([value]));
        run.Run(Module(values.Select(HostileValues.Yaml)));
        var texts = Directory
            .GetFiles(Path.Combine(run.RunFolder, "there"), "seen", SearchOption.AllDirectories)
            .Select(File.ReadAllText)
            .ToList();
        for (var i = 0; i < values.Count; i++)
        {
            var seen = texts.Single(text =>
                text.Contains($"export SFLOW_TASK_OUTPUT_DIR='{run.RunFolder}/t{i}'\n", StringComparison.Ordinal)
            );
            Assert.EndsWith(values[i], seen, HostileValues.Show(values[i]));
            Assert.Contains(
                "export V='" + values[i].Replace("'", "'\\''", StringComparison.Ordinal) + "'\n",
                seen,
                HostileValues.Show(values[i])
            );
        }

        TestContext.WriteLine($"{values.Count} scripts and variables beyond ssh");
    }

    [TestMethod]
    [DataRow(
        "srun",
        "type: srun",
        "partition account qos reservation time constraint chdir gpus gpus_per_task gres mem mem_per_cpu export mpi nodelist"
    )]
    [DataRow("srun", "type: srun, container_name: c", "container_workdir")]
    [DataRow("docker", "type: docker, image: i", "gpus workdir")]
    [DataRow("docker", "type: docker", "image")]
    [DataRow("ssh", "type: ssh, host: h", "user identity_file")]
    [DataRow("ssh", "type: ssh", "host")]
    public void OperatorFields(string type, string body, string fields)
    {
        using var run = new ScriptRun();
        StandIns(run);
        var names = fields.Split(' ');
        string Module(IEnumerable<(string Field, string Value)> set) =>
            Head
            + $"operators:\n"
            + Lines(set, (pair, i) => $"  - {{name: o{i}, {body}, {pair.Field}: {pair.Value}}}")
            + "workflow:\n  name: w\n  tasks:\n"
            + Lines(set, (_, i) => $"    - {{name: t{i}, operator: o{i}, script: [x]}}");
        var count = 0;
        foreach (var chunk in names.Chunk(names.Length))
        {
            // Each value in one of the fields, so that all fields and all values are met.
            var values = HostileValues
                .All(run.Canary)
                .Select((value, i) => (Field: chunk[i % chunk.Length], Value: value))
                .Where(pair =>
                    pair.Value.Length > 0
                    && ModuleSet.Of(Module([(pair.Field, HostileValues.Yaml(pair.Value))])).Compile(CompileOutputs.Jobs).Success
                )
                .ToList();
            run.Run(Module(values.Select(pair => (pair.Field, HostileValues.Yaml(pair.Value)))));
            foreach (var (pair, i) in values.Select((pair, i) => (pair, i)))
                Assert.IsTrue(
                    run.Told(type, $"t{i}").Any(word => word == pair.Value || (pair.Field == "user" && word == pair.Value + "@h")),
                    $"{pair.Field} {HostileValues.Show(pair.Value)}: "
                        + $"{string.Join(" | ", run.Told(type, $"t{i}").Select(HostileValues.Show))}"
                );
            count += values.Count;
        }

        TestContext.WriteLine($"{count} values in fields of {type}");
    }

    [TestMethod]
    [DataRow("srun", "type: srun", "extra_args", "")]
    [DataRow("docker", "type: docker, image: i", "extra_args", "--label")]
    [DataRow("docker", "type: docker, image: i", "mounts", "-v")]
    [DataRow("ssh", "type: ssh, host: h", "extra_args", "-L")]
    [DataRow("python", "type: python, python_exec: python-stand-in", "extra_args", "")]
    public void OperatorLists(string type, string body, string field, string option)
    {
        using var run = new ScriptRun();
        StandIns(run);
        // A word that is no option would be taken for the image or the host, and is refused.
        string Word(string value) => field == "extra_args" && option.Length > 0 ? $"{option}, {value}" : value;
        string Module(string list) =>
            Head
            + $"operators: [{{name: o, {body}, {field}: [{list}]}}]\n"
            + $"workflow: {{name: w, tasks: [{{name: t, operator: o, script: [x]}}]}}\n";
        var values = Usable(run, value => Module(Word(value))).Where(value => value.Length < 10_000).ToList();
        run.Run(Module(string.Join(", ", values.Select(value => Word(HostileValues.Yaml(value))))));
        var told = run.Told(type == "python" ? "python-stand-in" : type, "t");
        var first =
            option.Length > 0
                ? told.SkipWhile(word => word != option).Where((_, i) => i % 2 == 1)
                : told.SkipWhile(word => word != values[0]);
        Equal(values, [.. first.Take(values.Count)], $"{field} of {type}");
    }

    [TestMethod]
    public void ProbeRequests()
    {
        using var run = new ScriptRun();
        using var server = new RecordingServer();
        string Task(string name, string header, string body, int port, int i) =>
            $"    - {{name: {name}, script: [sleep 100], probes: {{readiness: {{http_post: {{url: "
            + $"\"http://127.0.0.1:{port}/{i}\", headers: {{X-Value: {header}}}, body: {body}}}, interval: 1, timeout: "
            + $"90}}}}}}\n";
        string Module(string tasks) => Head + "workflow:\n  name: w\n  timeout: 100\n  tasks:\n" + tasks;
        var bodies = Usable(run, value => Module(Task("t", "x", value, 1, 0)));
        var headers = Usable(run, value => Module(Task("t", value, "x", 1, 0))).Where(value => value.Length < 3000).ToList();
        run.Run(
            Module(
                string.Concat(
                    bodies.Select(
                        (body, i) => Task($"t{i}", HostileValues.Yaml(headers[i % headers.Count]), HostileValues.Yaml(body), server.Port, i)
                    )
                )
            )
        );
        for (var i = 0; i < bodies.Count; i++)
        {
            Assert.IsTrue(server.Requests.TryGetValue($"/{i}", out var request), $"no request for {HostileValues.Show(bodies[i])}");
            Assert.AreEqual(bodies[i], request.Body, HostileValues.Show(bodies[i]));
            // White space around a header's value is no part of it (RFC 9110, 5.5).
            Assert.AreEqual(
                headers[i % headers.Count].Trim(' ', '\t'),
                request.Header.Trim(' ', '\t'),
                HostileValues.Show(headers[i % headers.Count])
            );
        }

        TestContext.WriteLine($"{bodies.Count} bodies, {headers.Count} headers of probes");
    }

    [TestMethod]
    public void LogPatternsAndOutputs()
    {
        using var run = new ScriptRun();
        string Module(string pattern, string output) =>
            Head
            + $"workflow: {{name: w, tasks: [{{name: t, script: [x], probes: {{readiness: {{log_watch: {{match_pattern: "
            + $"{pattern}}}}}}}, outputs: [{{pattern: {output}}}]}}]}}\n";
        // In a format braces are written twice, and a line ends a text.
        string Format(string value) =>
            HostileValues.Yaml(value.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal) + "<{x:d}>");
        var values = HostileValues
            .All(run.Canary)
            .Where(value =>
                value.Length is > 0 and < 3000
                && !value.StartsWith("re:", StringComparison.Ordinal)
                && value.IndexOfAny(['\n', '\r']) < 0
                && ModuleSet.Of(Module(HostileValues.Yaml(value), Format(value))).Compile(CompileOutputs.Jobs).Success
            )
            .ToList();
        string Task(string value, int i, string then, string more) =>
            $"    - {{name: t{i}, variables: {{V: {{value: {HostileValues.Yaml(value)}, type: string}}}}, script: [\"printf "
            + $"'%s<{i}>\\\\n' \\\"$V\\\"{then}\"], {more}}}";
        run.Run(
            Head
                + "workflow:\n  name: w\n  tasks:\n"
                + Lines(values, (value, i) => Task(value, i, "", $"outputs: [{{pattern: {Format(value)}}}]"))
        );
        for (var i = 0; i < values.Count; i++)
            Assert.Contains(
                $"\"outputs\":{{\"x\":{i}}}",
                File.ReadAllText(Path.Combine(run.RunFolder, $"t{i}", "outputs.json")).Replace(" ", "", StringComparison.Ordinal),
                HostileValues.Show(values[i])
            );
        // Each task runs until its pattern was seen, and the workflow until each was.
        using var services = new ScriptRun();
        services.Run(
            Head
                + "workflow:\n  name: w\n  timeout: 100\n  tasks:\n"
                + Lines(
                    values,
                    (value, i) =>
                        Task(
                            value,
                            i,
                            "; sleep 300",
                            $"probes: {{readiness: {{log_watch: {{match_pattern: {HostileValues.Yaml(value)}}}, timeout: 90}}}}"
                        )
                )
        );
        TestContext.WriteLine($"{values.Count} patterns of outputs and probes found their lines");
    }

    private static void StandIns(ScriptRun run)
    {
        foreach (var name in new[] { "srun", "docker", "ssh", "python-stand-in", "squeue", "scancel" })
            run.StandIn(name, "echo --container-image --container-env"); // what srun's help says where there is Pyxis
    }

    // The values that are not refused; those with an expression's beginning mean something else.
    private static List<string> Usable(ScriptRun run, Func<string, string> module) =>
        [
            .. HostileValues
                .All(run.Canary)
                .Where(value => ModuleSet.Of(module(HostileValues.Yaml(value))).Compile(CompileOutputs.Jobs).Success),
        ];

    private static string Lines<T>(IEnumerable<T> values, Func<T, int, string> line) =>
        string.Concat(values.Select((value, i) => line(value, i) + "\n"));

    private void Equal(IReadOnlyList<string> expected, IReadOnlyList<string> actual, string what)
    {
        for (var i = 0; i < Math.Min(expected.Count, actual.Count); i++)
            Assert.IsTrue(
                expected[i] == actual[i],
                $"{what} {i}: {HostileValues.Show(expected[i])} ({expected[i].Length}) came as {HostileValues.Show(actual[i])} "
                    + $"({actual[i].Length})"
            );
        Assert.AreEqual(expected.Count, actual.Count, what);
        TestContext.WriteLine($"{expected.Count} {what}, byte for byte");
    }
}

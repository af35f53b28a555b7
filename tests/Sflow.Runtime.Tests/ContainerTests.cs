namespace Sflow.Runtime.Tests;

/// <summary>
/// Tasks in containers of Pyxis, whose sources say what <c>StandIns/pyxis/srun</c> does in its place: an image's ENV wins over a step's
/// variables unless they are named, a named container outlives its job, and what is not there is found out when the step starts.
/// </summary>
[TestClass]
public sealed class ContainerTests
{
    private const string Named = """
        operators:
          - {name: importer, type: srun, container_name: box, extra_args: ["--container-image=IMAGE"]}
          - {name: user, type: srun, container_name: box}
        workflow:
          name: w
          tasks:
            - {name: load, operator: importer, resources: {nodes: {indices: [0]}}, script: ["echo loads $WHICH"]}
            - {name: use, operator: user, depends_on: [load], resources: {nodes: {indices: [0]}}, script: ["echo uses $WHICH"]}

        """;

    [TestMethod]
    public void AJobRunsInItsOwnImageThoughAnEarlierOneUsedTheName()
    {
        using var pyxis = new Pyxis();
        pyxis.AddImage("a", "ENV WHICH=A");
        pyxis.AddImage("b", "ENV WHICH=B");
        Assert.AreEqual("loads A\nuses A\n", Logs(pyxis.Run(Named.Replace("IMAGE", "a"), job: "77", canRemove: false)));
        var second = pyxis.Run(Named.Replace("IMAGE", "b"), job: "78", canRemove: false);
        Assert.AreEqual("loads B\nuses B\n", Logs(second));
        CollectionAssert.AreEquivalent(new[] { "pyxis_box-77", "pyxis_box-78" }, pyxis.Containers);
        Assert.Contains("pyxis_box-78 may still be on the nodes", second.Output);
    }

    [TestMethod]
    public void WithTheScopeOfTheNodeTheNextJobRunsInTheOldImage()
    {
        using var pyxis = new Pyxis();
        pyxis.AddImage("a", "ENV WHICH=A");
        pyxis.AddImage("b", "ENV WHICH=B");
        var module = Named.Replace("container_name: box", "container_name: box, container_name_scope: node");
        Assert.AreEqual("loads A\nuses A\n", Logs(pyxis.Run(module.Replace("IMAGE", "a"), job: "77")));
        Assert.AreEqual("loads A\nuses A\n", Logs(pyxis.Run(module.Replace("IMAGE", "b"), job: "78")));
        CollectionAssert.AreEqual(new[] { "pyxis_box" }, pyxis.Containers, "the job removes only what belongs to it");
    }

    [TestMethod]
    public void TheContainersOfAJobAreRemovedAtItsEnd()
    {
        using var pyxis = new Pyxis();
        pyxis.AddImage("a", "ENV WHICH=A");
        File.WriteAllText(Path.Combine(pyxis.Folder, "containers", "pyxis_box-7"), ""); // another job's
        var outcome = pyxis.Run(Named.Replace("IMAGE", "a"));
        Assert.AreEqual("loads A\nuses A\n", Logs(outcome));
        CollectionAssert.AreEqual(new[] { "pyxis_box-7" }, pyxis.Containers);
        Assert.DoesNotContain("warning", outcome.Output);
    }

    [TestMethod]
    [DataRow("box:create", "box", 0)]
    [DataRow("box:no_exec", "box", 0)]
    [DataRow("box:create", "box:create", 1, DisplayName = "the second must not make it")]
    public void FlagsStayBehindTheName(string first, string second, int code)
    {
        using var pyxis = new Pyxis();
        pyxis.AddImage("a", "ENV WHICH=A");
        var module = Named
            .Replace("container_name: box, extra_args: [", $"extra_args: [\"--container-name={first}\", ")
            .Replace("IMAGE", "a")
            .Replace("container_name: box}", $"container_name: \"{second}\"}}");
        var outcome = pyxis.Run(module, expected: code);
        Assert.Contains("--container-name=box-77:" + first.Split(':')[1], pyxis.Asked);
        Assert.AreEqual(code == 0 ? "RUNNING COMPLETED" : "RUNNING FAILED", outcome.States("use"));
    }

    // Two lines in one value, the second of which enroot would take for a variable.
    [TestMethod]
    public void TheWorkflowsVariablesWinOverTheImages()
    {
        using var pyxis = new Pyxis();
        pyxis.AddImage(
            "a",
            "ENV MODEL_NAME=image",
            "ENV OWN=image",
            "ENV TEXT=image",
            "ENV PYTHONUNBUFFERED=0",
            "ENV ONLY_IMAGE=image",
            "ENV LD_LIBRARY_PATH=/of/image",
            "ENV NAMED=image",
            "ENV UNNAMED=image"
        );
        var outcome = pyxis.Run(
            """
            variables:
              MODEL_NAME: qwen3
              TEXT: "one\nSECOND=two"
            operators:
              - {name: box, type: srun, container_image: a, extra_args: ["--container-env=NAMED"]}
            workflow:
              name: w
              tasks:
                - name: t
                  operator: box
                  resources: {gpus: {count: 2}}
                  variables: {OWN: {value: task}}
                  script:
                    - >-
                      echo "$MODEL_NAME ${{ variables.MODEL_NAME }}, $OWN, $NAMED, $UNNAMED, $PYTHONUNBUFFERED, $ONLY_IMAGE,
                      $LD_LIBRARY_PATH, $CUDA_VISIBLE_DEVICES"
                    - echo "$TEXT ${SECOND-unset}"
                    - echo "$SFLOW_TASK_OUTPUT_DIR" | sed 's,.*/,,'
            """,
            environment: ["NAMED=job", "UNNAMED=job"]
        );
        Assert.AreEqual("qwen3 qwen3, task, job, image, 1, image, /of/image, 0,1\none\nSECOND=two unset\nt\n", outcome.Log("t"));
    }

    [TestMethod]
    public void AnOldPyxisIsNotAskedForWhatItDoesNotKnow()
    {
        using var pyxis = new Pyxis();
        pyxis.AddImage("a", "ENV MODEL_NAME=image");
        var outcome = pyxis.Run(
            OneTask("container_image: a", "echo $MODEL_NAME") + "variables: {MODEL_NAME: qwen3}\n",
            environment: ["PYXIS_VERSION=old"]
        );
        Assert.AreEqual("image\n", outcome.Log("t"));
        Assert.Contains("has no --container-env", outcome.Output);
    }

    [TestMethod]
    public void WithoutPyxisNothingStarts()
    {
        using var pyxis = new Pyxis();
        var outcome = pyxis.Run(OneTask("container_image: a", "true"), expected: 2, environment: ["PYXIS_VERSION=none"]);
        Assert.Contains("has no --container-image, so no container can start (needed by t): Pyxis is not installed there", outcome.Error);
    }

    [TestMethod]
    public void ATaskStartsInTheImagesFolderUnlessItSaysAnother()
    {
        using var pyxis = new Pyxis();
        pyxis.AddImage("a", "WORKDIR /usr/lib");
        Assert.AreEqual("/usr/lib\n", pyxis.Run(OneTask("container_image: a", "pwd")).Log("t"));
        Assert.AreEqual("/usr\n", pyxis.Run(OneTask("container_image: a, container_workdir: /usr", "pwd")).Log("t"));
    }

    private const string Missing = """
        artifacts:
          - {name: MODEL, uri: "fs:///nowhere/model"}
        operators:
          - {name: file, type: srun, container_image: /nowhere/x.sqsh,
              container_mounts: ["/nowhere/data:/data", "${{ artifacts.MODEL.path }}:/model:ro", "tmpfs:/scratch"]}
          - {name: registry, type: srun, container_image: "known/only:there",
              extra_args: [--container-mounts, "/nowhere/more:/more,/tmp:/there"]}
        workflow:
          name: w
          tasks:
            - {name: a, operator: file, resources: {nodes: {indices: [0]}}, script: ["true"]}
            - {name: b, operator: registry, depends_on: [a], resources: {nodes: {indices: [0]}}, script: ["true"]}
        """;

    [TestMethod]
    public void AllThatContainersMissIsSaidBeforeAnythingStarts()
    {
        using var pyxis = new Pyxis();
        var reasons = pyxis
            .Run(Missing, expected: 2)
            .Events[^1]
            .GetProperty("reasons")
            .EnumerateArray()
            .Select(reason => reason.GetString()!)
            .ToList();
        foreach (
            var said in new[]
            {
                "artifact MODEL does not exist",
                "the container image does not exist on",
                ": /nowhere/x.sqsh (needed by a)",
                ": /nowhere/data (needed by a)",
                ": /nowhere/more (needed by b) (SFLOW_MISSING_PATHS=allow if an earlier task makes it)",
            }
        )
            Assert.IsTrue(reasons.Any(reason => reason.Contains(said)), $"{said}\nin\n{string.Join('\n', reasons)}");
        Assert.HasCount(4, reasons);
    }

    [TestMethod]
    public void WhatTheRunMakesMayBeMissingAtItsStart()
    {
        using var pyxis = new Pyxis();
        pyxis.AddImage("a");
        var outcome = pyxis.Run(
            """
            artifacts:
              - {name: CONFIG, uri: "file://conf/x", content: text}
            operators:
              - {name: box, type: srun, container_image: a, container_mounts: ["RUNS/0made:/made", "./later:/later"]}
            workflow:
              name: w
              tasks:
                - {name: first, resources: {nodes: {indices: [0]}}, script: ["mkdir -p RUNS/0made", "mkdir later"]}
                - {name: t, operator: box, depends_on: [first], resources: {nodes: {indices: [0]}}, script: ["cat $CONFIG"]}
            """,
            environment: ["SFLOW_MISSING_PATHS=allow"]
        );
        Assert.AreEqual("text", outcome.Log("t"));
        outcome = pyxis.Run(
            OneTask("container_image: a, container_mounts: [\"RUNS/0made/../never:/made\", \"RUNS/no:/no\"]", "true"),
            expected: 1
        );
        Assert.Contains("source path does not exist", outcome.Log("t")); // asked of the step, not of the preflight
    }

    [TestMethod]
    [DataRow("one,two")]
    [DataRow("one:two")]
    [DataRow("one$two")]
    [DataRow("one two")]
    [DataRow("one\"two")]
    [DataRow("one\\two")]
    public void AWorkspaceThatNoMountCanSayIsRefused(string name)
    {
        using var pyxis = new Pyxis();
        pyxis.AddImage("a");
        var outcome = pyxis.Run(OneTask("container_image: a", "true"), expected: 2, workspace: name);
        Assert.Contains("the workspace cannot be mounted into a container", outcome.Error);
        Assert.IsFalse(File.Exists(Path.Combine(pyxis.Folder, "asked")));
    }

    [TestMethod]
    public void WithoutContainersAWorkspaceMayHaveAnyName()
    {
        using var pyxis = new Pyxis();
        pyxis.Run("workflow: {name: w, tasks: [{name: t, script: [\"true\"]}]}", workspace: "one,two");
    }

    // The container belonged to the first job.
    [TestMethod]
    public void AResumedRunMakesItsContainersAgain()
    {
        using var pyxis = new Pyxis();
        pyxis.AddImage("a", "ENV WHICH=A");
        var module = Named.Replace("IMAGE", "a").Replace("echo uses $WHICH", "[[ -e FOLDER/fixed ]] && echo uses $WHICH");
        pyxis.Run(module, expected: 1);
        File.WriteAllText(Path.Combine(pyxis.Folder, "fixed"), "");
        var second = pyxis.Resume(job: "78");
        Assert.AreEqual("RUNNING COMPLETED", second.States("load"));
        Assert.AreEqual("uses A\n", second.Log("use"));
        var third = pyxis.Resume(job: "79");
        Assert.AreEqual("COMPLETED|COMPLETED", third.States("load") + "|" + third.States("use"));
    }

    // Enroot removes an unnamed container when its processes have ended, while srun waits.
    [TestMethod]
    public void AStopWaitsUntilTheContainerIsRemoved()
    {
        using var pyxis = new Pyxis { Grace = 1 };
        pyxis.AddImage("a");
        var outcome = pyxis.Run(
            """
            operators:
              - {name: box, type: srun, container_image: a}
            workflow:
              name: w
              tasks:
                - name: service
                  operator: box
                  resources: {nodes: {indices: [0]}}
                  script: ["trap 'exit 0' TERM", "echo up", "while :; do sleep 0.05; done"]
                  probes: {readiness: {log_watch: {match_pattern: up}, interval: 1}}
                - {name: client, depends_on: [service], resources: {nodes: {indices: [0]}}, script: ["true"]}
            """,
            environment: ["PYXIS_REMOVE_SECONDS=3"]
        );
        Assert.AreEqual("RUNNING READY STOPPED", outcome.States("service"));
        Assert.IsEmpty(pyxis.Containers);
    }

    private static string OneTask(string fields, string script) =>
        """
            operators:
              - {name: box, type: srun, FIELDS}
            workflow:
              name: w
              tasks:
                - {name: t, operator: box, resources: {nodes: {indices: [0]}}, script: ["SCRIPT"]}

            """.Replace("FIELDS", fields).Replace("SCRIPT", script);

    private static string Logs(Outcome outcome) => outcome.Log("load") + outcome.Log("use");
}

namespace Sflow.Slurm.Tests;

/// <summary>Lists of probes of real steps, and what a step knows of its job.</summary>
[TestClass]
[NeedsSlurm]
public sealed class ProbeTests
{
    /// <summary>The service runs on the second node. Its log says early that it is up; its port answers later.</summary>
    [TestMethod]
    public void AServiceIsReadyWhenItsLogAndItsPortSaySo()
    {
        using var folder = new TempFolder();
        using var job = new Workflow(
            folder,
            """
            version: "0.1"
            variables:
              PORT: {type: integer, value: @PORT@}
            workflow:
              name: lists
              tasks:
                - name: server
                  resources: {nodes: {indices: [1]}}
                  fail_fast: true
                  script:
                    - echo loaded
                    - sleep 1.5
                    - exec python3 -c "import socket, time; s = socket.create_server(('', $PORT)); time.sleep(300)"
                  probes:
                    readiness:
                      - {log_watch: {regex_pattern: "re:^loaded$"}, timeout: 60}
                      - {tcp_port: {port: "${{ variables.PORT }}"}, interval: 1, each_check_timeout: 2, timeout: 60}
                    failure:
                      - {log_watch: {match_pattern: CUDA error}, failure_threshold: 1}
                      - {log_watch: {match_pattern: Traceback}, failure_threshold: 1}
                - {name: client, depends_on: [server], script: ["true"]}
            """.Replace("@PORT@", FreePorts.Take().ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        )
        {
            Nodes = 2,
        }.Submit();

        var record = job.ExpectEnd("COMPLETED", "0:0", "COMPLETED");

        Assert.AreEqual("RUNNING READY STOPPED", record.States("server"));
        var ready = record.Events.Single(e => RunRecord.Text(e, "state") == "READY");
        CollectionAssert.AreEqual(
            new[] { "log_watch", "tcp_port" },
            ready.GetProperty("probes").EnumerateArray().Select(probe => RunRecord.Text(probe, "kind")).ToList()
        );
        var times = ready.GetProperty("probes").EnumerateArray().Select(probe => probe.GetProperty("t").GetInt64()).ToList();
        Assert.IsGreaterThan(times[0] + 1000, times[1], "the port answered later than the line was there");
    }

    [TestMethod]
    public void AStepThatEndsBeforeItIsReadyHasFailed()
    {
        using var folder = new TempFolder();
        using var job = new Workflow(
            folder,
            """
            version: "0.1"
            workflow:
              name: early
              tasks:
                - name: late_line
                  script: ["printf 'it is up'"]
                  probes: {readiness: {log_watch: {regex_pattern: "re:^it is up$"}, delay: 60}}
                - name: server
                  depends_on: [late_line]
                  retries: {count: 1, interval: 0}
                  script: [echo starting]
                  probes: {readiness: {log_watch: {match_pattern: it is up}, timeout: 60}}
            """
        ).Submit();

        var record = job.ExpectEnd("FAILED", "1:0", "FAILED");

        Assert.AreEqual("RUNNING READY COMPLETED", record.States("late_line"));
        Assert.AreEqual("RUNNING RETRYING RUNNING FAILED", record.States("server"));
        StringAssert.StartsWith(RunRecord.Text(record.Last("server"), "reason"), "exited with 0 before it was ready: ");
    }

    [TestMethod]
    public void AStepKnowsItsJobItsNodeAndItsRank()
    {
        using var folder = new TempFolder();
        using var job = new Workflow(
            folder,
            """
            version: "0.1"
            operators:
              - {name: pairs, type: srun, ntasks_per_node: 2, label: false}
              - {name: here, type: bash}
            workflow:
              name: names
              tasks:
                - name: ranks
                  operator: pairs
                  resources: {nodes: {indices: [1, 2]}}
                  script:
                    - >-
                      for n in BACKEND_JOB_ID BACKEND_NODELIST BACKEND_NUM_NODES BACKEND_STEP_ID TASK_NODE_NAME TASK_NODE_INDEX
                      TASK_PROCESS_ID TASK_LOCAL_PROCESS_ID TASK_NUM_PROCESSES;
                      do v=SFLOW_$n; echo "$n=${!v}"; done >"$SFLOW_TASK_OUTPUT_DIR/$SLURM_PROCID"
                    - echo "$SLURM_JOB_ID $SLURM_STEP_ID $SLURMD_NODENAME" >"$SFLOW_TASK_OUTPUT_DIR/$SLURM_PROCID.slurm"
                - name: batch
                  operator: here
                  script: ['echo "$SFLOW_BACKEND_JOB_ID $SFLOW_BACKEND_NODELIST $SFLOW_BACKEND_NUM_NODES ${SFLOW_BACKEND_STEP_ID-none}"']
            """
        )
        {
            Nodes = 3,
        }.Submit();

        var record = job.ExpectEnd("COMPLETED", "0:0", "COMPLETED");

        var nodes = string.Join(',', record.Nodes);
        Assert.AreEqual($"{job.Id} {nodes} 3 none\n", record.Log("batch"));
        for (var rank = 0; rank < 4; rank++)
        {
            var slurm = record[$"ranks/{rank}.slurm"].TrimEnd('\n').Split(' ');
            Assert.AreEqual(job.Id, slurm[0]);
            Assert.AreEqual(record.Nodes[1 + rank / 2], slurm[2]);
            Assert.AreEqual(
                $"BACKEND_JOB_ID={job.Id}\nBACKEND_NODELIST={nodes}\nBACKEND_NUM_NODES=3\nBACKEND_STEP_ID={slurm[1]}\n"
                    + $"TASK_NODE_NAME={slurm[2]}\nTASK_NODE_INDEX={rank / 2}\n"
                    + $"TASK_PROCESS_ID={rank}\nTASK_LOCAL_PROCESS_ID={rank % 2}\nTASK_NUM_PROCESSES=4\n",
                record[$"ranks/{rank}"]
            );
        }
    }
}

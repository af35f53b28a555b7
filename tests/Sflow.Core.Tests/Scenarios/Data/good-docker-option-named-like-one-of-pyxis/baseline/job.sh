#!/bin/bash
#SBATCH --job-name=docker-words
#SBATCH --nodes=1
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 35cbabbab34906aa06666c2329d094e3 (Sflow 0.2.0)
#
# Workflow docker-words: 2 tasks
# Backend local: this machine, 1 node
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     a  docker  node 0
#     b  docker  node 0
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 35cbabbab34906aa06666c2329d094e3 local
wf_name docker-words
wf_grace 10
wf_origin '{"sflow":"0.2.0"}'

# ── tasks ──
task a
  fingerprint b87467cc50aff854
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  docker_name sflow-__SFLOW_JOB_ID__-a
  launch docker run --rm --name sflow-__SFLOW_JOB_ID__-a --init --mount '"type=bind","source=__SFLOW_WORKSPACE_DIR__","target=__SFLOW_WORKSPACE_DIR__"' --mount '"type=bind","source=__SFLOW_OUTPUT_DIR__","target=__SFLOW_OUTPUT_DIR__"' -e SFLOW_TASK_ASSIGNED_NODE_NAMES -e SFLOW_TASK_ASSIGNED_NODE_IPS -e SFLOW_REPLICA_INDEX -e SFLOW_WORKSPACE_DIR -e SFLOW_OUTPUT_DIR -e SFLOW_WORKFLOW_OUTPUT_DIR -e SFLOW_TASK_OUTPUT_DIR -e SFLOW_TASK_RESULT_FILE -e SFLOW_WORKFLOW_RESULT_FILE -e PYTHONUNBUFFERED '--container-image=Not An Image' org/server:1 bash -lc
  script <<'SFLOW_EOT'
serve
SFLOW_EOT

task b
  fingerprint 527a45ec50cab1ca
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  docker_name sflow-__SFLOW_JOB_ID__-b
  launch docker run --rm --name sflow-__SFLOW_JOB_ID__-b --init --mount '"type=bind","source=__SFLOW_WORKSPACE_DIR__","target=__SFLOW_WORKSPACE_DIR__"' --mount '"type=bind","source=__SFLOW_OUTPUT_DIR__","target=__SFLOW_OUTPUT_DIR__"' -e SFLOW_TASK_ASSIGNED_NODE_NAMES -e SFLOW_TASK_ASSIGNED_NODE_IPS -e SFLOW_REPLICA_INDEX -e SFLOW_WORKSPACE_DIR -e SFLOW_OUTPUT_DIR -e SFLOW_WORKFLOW_OUTPUT_DIR -e SFLOW_TASK_OUTPUT_DIR -e SFLOW_TASK_RESULT_FILE -e SFLOW_WORKFLOW_RESULT_FILE -e PYTHONUNBUFFERED '--container-image=Not An Image' '--container-image=Not An Image' org/server:1 bash -lc
  script_same_as a

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"docker-words","timeout":null,"backends":[{"name":"local","type":"local","nodes":1,"gpus_per_node":null}],"order":["a","b"],"tasks":[{"name":"a","task":"a","replica":null,"operator":"box","type":"docker","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"b","task":"b","replica":null,"operator":"box","type":"docker","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

#!/bin/bash
#SBATCH --job-name=kinds
#SBATCH --nodes=1
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 66ff7dee7a0ebb59a03e1ff139e87eca (Sflow 0.2.0)
#
# Workflow kinds: 2 tasks
# Backend main: this machine, 1 node of 8 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#   * server  bash    node 0
#     once    docker  node 0
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 66ff7dee7a0ebb59a03e1ff139e87eca local
wf_name kinds
wf_grace 10
wf_fingerprint a14832d721aa2a8c
wf_origin '{"sflow":"0.2.0"}'

# ── artifacts ──
require_path CONFIG /etc/config.ini

# ── tasks ──
task server
  fingerprint 9b83ad7314181438
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  ready_within 60
  ready_when log_watch text=ready timeout=60 interval=5 success=1
  fail_when log_watch text=ERROR timeout=60 interval=5 failure=3
  launch bash -c
  script <<'SFLOW_EOT'
serve ${CONFIG}
SFLOW_EOT

task once
  fingerprint 41c478a2bf3d812b
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  docker_name sflow-__SFLOW_JOB_ID__-once
  launch docker run --rm --name sflow-__SFLOW_JOB_ID__-once --init -w /w --mount '"type=bind","source=__SFLOW_MOUNT_CONFIG__","target=__SFLOW_MOUNT_CONFIG__"' --mount '"type=bind","source=__SFLOW_WORKSPACE_DIR__","target=__SFLOW_WORKSPACE_DIR__"' --mount '"type=bind","source=__SFLOW_OUTPUT_DIR__","target=__SFLOW_OUTPUT_DIR__"' -e SFLOW_TASK_ASSIGNED_NODE_NAMES -e SFLOW_TASK_ASSIGNED_NODE_IPS -e CONFIG -e SFLOW_REPLICA_INDEX -e SFLOW_WORKSPACE_DIR -e SFLOW_OUTPUT_DIR -e SFLOW_WORKFLOW_OUTPUT_DIR -e SFLOW_TASK_OUTPUT_DIR -e PYTHONUNBUFFERED img:2 bash -lc
  script <<'SFLOW_EOT'
echo once
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"kinds","timeout":null,"backends":[{"name":"main","type":"local","nodes":1,"gpus_per_node":8}],"order":["server","once"],"tasks":[{"name":"server","task":"server","replica":null,"operator":"run","type":"bash","backend":"main","needs":[],"nodes":[0],"gpus":[],"service":true,"retries":0,"timeout":null,"sweep":{}},{"name":"once","task":"once","replica":null,"operator":"box","type":"docker","backend":"main","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

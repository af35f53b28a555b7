#!/bin/bash
#SBATCH --job-name=named
#SBATCH --nodes=1
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 5b7bf4e2709724875a0aecf763b943dc (Sflow 0.2.0)
#
# Workflow named: 3 tasks
# Backend here: this machine, 1 node of 2 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     a  docker  node 0 GPU 0
#     b  docker  node 0
#     c  docker  node 0
#
# GPUs of here:
#   node 0: a 0
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 5b7bf4e2709724875a0aecf763b943dc local
wf_name named
wf_grace 10
wf_origin '{"sflow":"0.2.0"}'

# ── tasks ──
task a
  fingerprint 8cfce056d6826bce
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  gpus 0
  docker_name sflow-__SFLOW_JOB_ID__-a
  launch docker run --rm --name sflow-__SFLOW_JOB_ID__-a --init -e SFLOW_TASK_ASSIGNED_NODE_NAMES -e SFLOW_TASK_ASSIGNED_NODE_IPS -e SFLOW_REPLICA_INDEX -e CUDA_VISIBLE_DEVICES -e SFLOW_WORKSPACE_DIR -e SFLOW_OUTPUT_DIR -e SFLOW_WORKFLOW_OUTPUT_DIR -e SFLOW_TASK_OUTPUT_DIR -e SFLOW_TASK_RESULT_FILE -e SFLOW_WORKFLOW_RESULT_FILE -e PYTHONUNBUFFERED -e SFLOW_PLANNED_GPU_UUIDS --network=host registry.example/tools:1 bash -lc
  script <<'SFLOW_EOT'
one
SFLOW_EOT

task b
  fingerprint 10147fcf6933ec51
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  docker_name sflow-__SFLOW_JOB_ID__-b
  launch docker run --rm --name sflow-__SFLOW_JOB_ID__-b --init --mount '"type=bind","source=__SFLOW_WORKSPACE_DIR__","target=__SFLOW_WORKSPACE_DIR__"' --mount '"type=bind","source=__SFLOW_OUTPUT_DIR__","target=__SFLOW_OUTPUT_DIR__"' -e SFLOW_TASK_ASSIGNED_NODE_NAMES -e SFLOW_TASK_ASSIGNED_NODE_IPS -e SFLOW_REPLICA_INDEX -e SFLOW_WORKSPACE_DIR -e SFLOW_OUTPUT_DIR -e SFLOW_WORKFLOW_OUTPUT_DIR -e SFLOW_TASK_OUTPUT_DIR -e SFLOW_TASK_RESULT_FILE -e SFLOW_WORKFLOW_RESULT_FILE -e PYTHONUNBUFFERED registry.example/tools:2 bash -lc
  script <<'SFLOW_EOT'
two
SFLOW_EOT

task c
  fingerprint fd4b1ad6ea2ba60d
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  docker_name sflow-__SFLOW_JOB_ID__-c
  launch docker run --rm --name sflow-__SFLOW_JOB_ID__-c --init --gpus all --mount '"type=bind","source=__SFLOW_WORKSPACE_DIR__","target=__SFLOW_WORKSPACE_DIR__"' --mount '"type=bind","source=__SFLOW_OUTPUT_DIR__","target=__SFLOW_OUTPUT_DIR__"' -e SFLOW_TASK_ASSIGNED_NODE_NAMES -e SFLOW_TASK_ASSIGNED_NODE_IPS -e SFLOW_REPLICA_INDEX -e SFLOW_WORKSPACE_DIR -e SFLOW_OUTPUT_DIR -e SFLOW_WORKFLOW_OUTPUT_DIR -e SFLOW_TASK_OUTPUT_DIR -e SFLOW_TASK_RESULT_FILE -e SFLOW_WORKFLOW_RESULT_FILE -e PYTHONUNBUFFERED registry.example/tools:2 bash -lc
  script <<'SFLOW_EOT'
three
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"named","timeout":null,"backends":[{"name":"here","type":"local","nodes":1,"gpus_per_node":2}],"order":["a","b","c"],"tasks":[{"name":"a","task":"a","replica":null,"operator":"tools","type":"docker","backend":"here","needs":[],"nodes":[0],"gpus":[0],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"b","task":"b","replica":null,"operator":"other","type":"docker","backend":"here","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"c","task":"c","replica":null,"operator":"other","type":"docker","backend":"here","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

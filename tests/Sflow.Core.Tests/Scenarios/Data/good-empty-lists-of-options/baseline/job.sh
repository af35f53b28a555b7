#!/bin/bash
#SBATCH --job-name=lists
#SBATCH --partition=p
#SBATCH --account=a
#SBATCH --nodes=2
#SBATCH --time=60
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 1059abdf3d0e9e3ad84628eee137888c (Sflow 0.2.0)
#
# Workflow lists: 3 tasks
# Backend c: Slurm, 2 nodes of 4 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     a  srun    node 0-1
#     b  docker  node 0-1
#     c  ssh     node 0-1
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 1059abdf3d0e9e3ad84628eee137888c slurm
wf_name lists
wf_grace 10
wf_nodes 2
wf_origin '{"sflow":"0.2.0"}'

# ── tasks ──
task a
  fingerprint 20fec733a8c8b7b3
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 2 --nodelist __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__ --job-name a --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
x
SFLOW_EOT

task b
  fingerprint 2ba9fff0dec08197
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 0
  docker_name sflow-__SFLOW_JOB_ID__-b
  launch docker run --rm --name sflow-__SFLOW_JOB_ID__-b --init --mount '"type=bind","source=__SFLOW_WORKSPACE_DIR__","target=__SFLOW_WORKSPACE_DIR__"' --mount '"type=bind","source=__SFLOW_OUTPUT_DIR__","target=__SFLOW_OUTPUT_DIR__"' -e SFLOW_TASK_ASSIGNED_NODE_NAMES -e SFLOW_TASK_ASSIGNED_NODE_IPS -e SFLOW_REPLICA_INDEX -e SFLOW_WORKSPACE_DIR -e SFLOW_OUTPUT_DIR -e SFLOW_WORKFLOW_OUTPUT_DIR -e SFLOW_TASK_OUTPUT_DIR -e SFLOW_TASK_RESULT_FILE -e SFLOW_WORKFLOW_RESULT_FILE -e SFLOW_BACKEND_JOB_ID -e SFLOW_BACKEND_NODELIST -e SFLOW_BACKEND_NUM_NODES -e PYTHONUNBUFFERED app:1 bash -lc
  script_same_as a

task c
  fingerprint 469a38790c5f756b
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 0
  remote
  launch ssh -o BatchMode=yes -o ConnectTimeout=30 -o ControlMaster=no -o ServerAliveInterval=30 storage
  script_same_as a

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"lists","timeout":null,"backends":[{"name":"c","type":"slurm","nodes":2,"gpus_per_node":4}],"order":["a","b","c"],"tasks":[{"name":"a","task":"a","replica":null,"operator":"s","type":"srun","backend":"c","needs":[],"nodes":[0,1],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"b","task":"b","replica":null,"operator":"d","type":"docker","backend":"c","needs":[],"nodes":[0,1],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"c","task":"c","replica":null,"operator":"r","type":"ssh","backend":"c","needs":[],"nodes":[0,1],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

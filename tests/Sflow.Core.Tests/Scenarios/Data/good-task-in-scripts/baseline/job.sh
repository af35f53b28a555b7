#!/bin/bash
#SBATCH --job-name=task_context
#SBATCH --partition=gpu
#SBATCH --account=team
#SBATCH --nodes=2
#SBATCH --time=01:00:00
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: feb7536b9fdcb1c80d23e3df713c0bc5 (Sflow 0.2.0)
#
# Workflow task context: 4 tasks
# Backend hpc: Slurm, 2 nodes of 4 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     worker_0  srun    node 0 GPU 0-2
#     worker_1  srun    node 1 GPU 0-2
#     head      srun    node 1
#     client    srun    node 0-1  after worker_0, worker_1, head
#
# GPUs of hpc:
#   node 0: worker_0 0-2
#   node 1: worker_1 0-2
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity feb7536b9fdcb1c80d23e3df713c0bc5 slurm
wf_name task_context
wf_grace 10
wf_nodes 2
wf_gpus_per_node 4
wf_origin '{"sflow":"0.2.0"}'

# ── tasks ──
task worker_0
  fingerprint 43d3fa99122c21d8
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  gpus 0,1,2
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name worker_0 --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
serve
SFLOW_EOT

task worker_1
  fingerprint d31a59f2729d10bd
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 1
  gpus 0,1,2
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE1_NAME__ --job-name worker_1 --export ALL --label --overlap bash -c
  script_same_as worker_0

task head
  fingerprint 54e2b025a090f035
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE1_NAME__ --ntasks 1 --job-name head --export ALL --label --overlap bash -c
  script_same_as worker_0

task client
  fingerprint 2de7ce03dc743068
  needs worker_0 worker_1 head
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 2 --nodelist __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__ --job-name client --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
bench --head __SFLOW_NODE1_IP__ --operator here --backend hpc
bench 2 __SFLOW_NODE1_NAME__ 0 1 2 4
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"task context","timeout":null,"backends":[{"name":"hpc","type":"slurm","nodes":2,"gpus_per_node":4}],"order":["worker_0","worker_1","head","client"],"tasks":[{"name":"worker_0","task":"worker","replica":0,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[0,1,2],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"worker_1","task":"worker","replica":1,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[1],"gpus":[0,1,2],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"head","task":"head","replica":null,"operator":"here","type":"srun","backend":"hpc","needs":[],"nodes":[1],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"client","task":"client","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":["worker_0","worker_1","head"],"nodes":[0,1],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

#!/bin/bash
#SBATCH --job-name=dicts
#SBATCH --partition=gpu
#SBATCH --account=team
#SBATCH --nodes=1
#SBATCH --time=02:00:00
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#SBATCH --mincpus=4
#
# Identity: 8504d384416e68a195d99fee6fa37642 (Sflow 0.2.0)
#
# Workflow dicts: 2 tasks
# Backend hpc: Slurm, 1 node of 4 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     serve  srun    node 0
#     bench  srun    node 0
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 8504d384416e68a195d99fee6fa37642 slurm
wf_name dicts
wf_grace 10
wf_nodes 1
wf_fingerprint dbaaeba212a289de
wf_origin '{"sflow":"0.2.0"}'

# ── variables of every task ──
setenv TP 2
setenv NAMES '['\''a'\'', '\''b'\'']'
setenv ROUNDS 16

# ── artifacts ──
require_path MODEL /models/x

# ── tasks ──
task serve
  fingerprint c583daa3c76d5c80
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name serve --export ALL --label --overlap --mpi pmix --no-kill bash -c
  script <<'SFLOW_EOT'
use "$MODEL" "$TP" "$NAMES" "$ROUNDS"
SFLOW_EOT

task bench
  fingerprint f7f1b9c5466c1c8b
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --ntasks 4 --job-name bench --export ALL --label --overlap --mpi pmix --no-kill bash -c
  script_same_as serve

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"dicts","timeout":null,"backends":[{"name":"hpc","type":"slurm","nodes":1,"gpus_per_node":4}],"order":["serve","bench"],"tasks":[{"name":"serve","task":"serve","replica":null,"operator":"base","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"bench","task":"bench","replica":null,"operator":"wide","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

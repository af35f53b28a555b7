#!/bin/bash
#SBATCH --job-name=fetch_from_the_store
#SBATCH --partition=gpu
#SBATCH --account=team
#SBATCH --nodes=1
#SBATCH --time=01:00:00
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 86821c45fa060fbb94f3a303c098261f (Sflow 0.2.0)
#
# Workflow fetch from the store: 2 tasks
# Backend hpc: Slurm, 1 node of 4 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     fetch   ssh     node 0
#     beside  ssh     node 0 GPU 0-1  after fetch
#
# GPUs of hpc:
#   node 0: beside 0-1
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 86821c45fa060fbb94f3a303c098261f slurm
wf_name fetch_from_the_store
wf_grace 10
wf_nodes 1
wf_gpus_per_node 4
wf_fingerprint 0cc860cf847461ff
wf_origin '{"sflow":"0.2.0"}'

# ── variables of every task ──
setenv HOST store-1.example.com

# ── tasks ──
task fetch
  fingerprint 7b355dd935d5a6b7
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  time_limit 3600
  remote
  launch ssh -p 2222 -i /home/me/.ssh/id_copy -o ConnectTimeout=5 -o BatchMode=yes -o ConnectTimeout=30 -o ControlMaster=no -o ServerAliveInterval=30 copier@store-1.example.com
  script <<'SFLOW_EOT'
tar c /datasets/"$HOST" > /dev/null
SFLOW_EOT

task beside
  fingerprint 4113cfd3eb9266a9
  needs fetch
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  setenv CUDA_VISIBLE_DEVICES 0,1
  remote
  launch ssh -p 2222 -i /home/me/.ssh/id_copy -o ConnectTimeout=5 -o BatchMode=yes -o ConnectTimeout=30 -o ControlMaster=no -o ServerAliveInterval=30 copier@__SFLOW_NODE0_IP__
  script <<'SFLOW_EOT'
nvidia-smi
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"fetch from the store","timeout":null,"backends":[{"name":"hpc","type":"slurm","nodes":1,"gpus_per_node":4}],"order":["fetch","beside"],"tasks":[{"name":"fetch","task":"fetch","replica":null,"operator":"store","type":"ssh","backend":"hpc","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":3600.0,"sweep":{}},{"name":"beside","task":"beside","replica":null,"operator":"store","type":"ssh","backend":"hpc","needs":["fetch"],"nodes":[0],"gpus":[0,1],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

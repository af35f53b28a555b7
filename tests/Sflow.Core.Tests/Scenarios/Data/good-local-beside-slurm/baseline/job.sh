#!/bin/bash
#SBATCH --job-name=mixed
#SBATCH --partition=gpu
#SBATCH --account=team
#SBATCH --nodes=2
#SBATCH --time=30
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 16b6d49afb4738f87a96b4774acf4d96 (Sflow 0.2.0)
#
# Workflow mixed: 2 tasks
# Backend head: this machine, 1 node of 1 GPU
# Backend hpc: Slurm, 2 nodes of 4 GPUs
# Backend unused: Slurm, 1 node of 1 GPU
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     prepare  bash    node 0 GPU 0
#     train    srun    node 0-1 GPU 0-3  after prepare
#
# GPUs of head:
#   node 0: prepare 0
#
# GPUs of hpc:
#   node 0: train 0-3
#   node 1: train 0-3
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 16b6d49afb4738f87a96b4774acf4d96 slurm
wf_name mixed
wf_grace 10
wf_nodes 2
wf_gpus_per_node 4
wf_origin '{"sflow":"0.2.0"}'

# ── tasks ──
task prepare
  fingerprint fa6a29d107cdffb1
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  gpus 0
  launch bash -c
  script <<'SFLOW_EOT'
prepare
SFLOW_EOT

task train
  fingerprint 0527f374bf5ebaf3
  needs prepare
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 0
  gpus 0,1,2,3
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 2 --nodelist __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__ --job-name train --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
train
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"mixed","timeout":null,"backends":[{"name":"head","type":"local","nodes":1,"gpus_per_node":1},{"name":"hpc","type":"slurm","nodes":2,"gpus_per_node":4},{"name":"unused","type":"slurm","nodes":1,"gpus_per_node":1}],"order":["prepare","train"],"tasks":[{"name":"prepare","task":"prepare","replica":null,"operator":"default_head","type":"bash","backend":"head","needs":[],"nodes":[0],"gpus":[0],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"train","task":"train","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":["prepare"],"nodes":[0,1],"gpus":[0,1,2,3],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

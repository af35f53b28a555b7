#!/bin/bash
#SBATCH --job-name=one_machine
#SBATCH --partition=gpu
#SBATCH --account=team
#SBATCH --nodes=2
#SBATCH --time=01:00:00
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 3db9acfec3515eefe6129c15240e1dcb (Sflow 0.2.0)
#
# Workflow one machine: 3 tasks
# Backend hpc: Slurm, 2 nodes of 4 GPUs
# Backend here: this machine, 1 node of 4 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     train  srun    node 0 GPU 0-1
#     plot   bash    node 0 GPU 0
#     after  bash    node 0 GPU 1  after train
#
# GPUs of hpc:
#   node 0: train 0-1
#   node 1: free
#
# GPUs of here:
#   node 0: plot 0 | after 1
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 3db9acfec3515eefe6129c15240e1dcb slurm
wf_name one_machine
wf_grace 10
wf_nodes 2
wf_gpus_per_node 4
wf_origin '{"sflow":"0.2.0"}'

# ── tasks ──
task train
  fingerprint 3718a20d3bad2e8d
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  gpus 0,1
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name train --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
train
SFLOW_EOT

task plot
  fingerprint 206b6cd444e0d488
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  gpus 0
  launch bash -c
  script <<'SFLOW_EOT'
plot
SFLOW_EOT

task after
  fingerprint 4c9f76f07b515ab7
  needs train
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  gpus 1
  launch bash -c
  script_same_as plot

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"one machine","timeout":null,"backends":[{"name":"hpc","type":"slurm","nodes":2,"gpus_per_node":4},{"name":"here","type":"local","nodes":1,"gpus_per_node":4}],"order":["train","plot","after"],"tasks":[{"name":"train","task":"train","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[0,1],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"plot","task":"plot","replica":null,"operator":"default_here","type":"bash","backend":"here","needs":[],"nodes":[0],"gpus":[0],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"after","task":"after","replica":null,"operator":"default_here","type":"bash","backend":"here","needs":["train"],"nodes":[0],"gpus":[1],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

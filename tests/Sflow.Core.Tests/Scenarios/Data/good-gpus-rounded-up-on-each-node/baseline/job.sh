#!/bin/bash
#SBATCH --job-name=rounded
#SBATCH --partition=gpu
#SBATCH --account=team
#SBATCH --nodes=3
#SBATCH --time=01:00:00
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 3ad0bd94fea27d93c01135ed6d533a8e (Sflow 0.2.0)
#
# Workflow rounded: 2 tasks
# Backend hpc: Slurm, 3 nodes of 4 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     three_nodes  srun    node 0-2 GPU 0-1
#     two_nodes    srun    node 1-2 GPU 2-3
#
# GPUs of hpc:
#   node 0: three_nodes 0-1
#   node 1: three_nodes 0-1 | two_nodes 2-3
#   node 2: three_nodes 0-1 | two_nodes 2-3
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 3ad0bd94fea27d93c01135ed6d533a8e slurm
wf_name rounded
wf_grace 10
wf_nodes 3
wf_gpus_per_node 4
wf_origin '{"sflow":"0.2.0"}'

# ── tasks ──
task three_nodes
  fingerprint 82e01330af2a6961
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__,__SFLOW_NODE2_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__,__SFLOW_NODE2_IP__
  setenv SFLOW_REPLICA_INDEX 0
  gpus 0,1
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 3 --nodelist __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__,__SFLOW_NODE2_NAME__ --job-name three_nodes --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
x
SFLOW_EOT

task two_nodes
  fingerprint 3fe200cd64bb9776
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE1_NAME__,__SFLOW_NODE2_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE1_IP__,__SFLOW_NODE2_IP__
  setenv SFLOW_REPLICA_INDEX 0
  gpus 2,3
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 2 --nodelist __SFLOW_NODE1_NAME__,__SFLOW_NODE2_NAME__ --job-name two_nodes --export ALL --label --overlap bash -c
  script_same_as three_nodes

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"rounded","timeout":null,"backends":[{"name":"hpc","type":"slurm","nodes":3,"gpus_per_node":4}],"order":["three_nodes","two_nodes"],"tasks":[{"name":"three_nodes","task":"three_nodes","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0,1,2],"gpus":[0,1],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"two_nodes","task":"two_nodes","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[1,2],"gpus":[2,3],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

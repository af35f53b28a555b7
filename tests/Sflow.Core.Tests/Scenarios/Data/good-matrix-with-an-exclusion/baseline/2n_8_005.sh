#!/bin/bash
#SBATCH --job-name=2n_8_005
#SBATCH --partition=gpu
#SBATCH --account=team
#SBATCH --nodes=2
#SBATCH --time=30
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 3935102abe8d0487788df5566976f9da (Sflow 0.2.0)
#
# Workflow train: 1 task, at most 00:10:00
# Backend hpc: Slurm, 2 nodes of 4 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     train  srun    node 0-1 GPU 0-3
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
wf_identity 3935102abe8d0487788df5566976f9da slurm
wf_name train
wf_timeout 600
wf_grace 10
wf_nodes 2
wf_gpus_per_node 4
wf_fingerprint a5ed7901bef94a9a
wf_origin '{"sflow":"0.2.0"}'

# ── variables of every task ──
setenv NUM_NODES 2
setenv TP 8

# ── artifacts ──
require_path MODEL /models/small

# ── tasks ──
task train
  fingerprint c13148ce7acfa5b7
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 0
  gpus 0,1,2,3
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 2 --nodelist __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__ --job-name train --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
train --tp 8 "$MODEL" "$NUM_NODES"
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"train","timeout":600.0,"backends":[{"name":"hpc","type":"slurm","nodes":2,"gpus_per_node":4}],"order":["train"],"tasks":[{"name":"train","task":"train","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0,1],"gpus":[0,1,2,3],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

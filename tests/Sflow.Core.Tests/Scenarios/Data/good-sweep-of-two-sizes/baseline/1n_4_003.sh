#!/bin/bash
#SBATCH --job-name=1n_4_003
#SBATCH --partition=gpu
#SBATCH --account=team
#SBATCH --nodes=1
#SBATCH --time=10
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@60
#SBATCH --exclusive
#
# Identity: 85a15695d2fcbe0c88b7fede929bd47a (Sflow 0.2.0)
#
# Workflow train: 1 task
# Backend hpc: Slurm, 1 node of 4 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     train  srun    node 0 GPU 0-3
#
# GPUs of hpc:
#   node 0: train 0-3
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 85a15695d2fcbe0c88b7fede929bd47a slurm
wf_name train
wf_grace 10
wf_nodes 1
wf_gpus_per_node 4
wf_fingerprint 68ccd85cf94a9d25
wf_origin '{"sflow":"0.2.0"}'

# ── variables of every task ──
setenv NUM_NODES 1
setenv TP 4

# ── artifacts ──
require_path MODEL /models/small

# ── tasks ──
task train
  fingerprint 320065e6b0b97a1e
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  gpus 0,1,2,3
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name train --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
train --tp 4 "$MODEL" "$NUM_NODES"
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"train","timeout":null,"backends":[{"name":"hpc","type":"slurm","nodes":1,"gpus_per_node":4}],"order":["train"],"tasks":[{"name":"train","task":"train","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[0,1,2,3],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

#!/bin/bash
#SBATCH --job-name=whole_nodes
#SBATCH --partition=gpu
#SBATCH --account=team
#SBATCH --nodes=2
#SBATCH --time=01:00:00
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#SBATCH --exclusive
#SBATCH --mem=0
#
# Identity: c3e6ae3e94e9a059f289a841eaaf4b25 (Sflow 0.2.0)
#
# Workflow whole nodes: 1 task
# Backend hpc: Slurm, 2 nodes of 8 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     train  srun    node 0-1 GPU 0-7
#
# GPUs of hpc:
#   node 0: train 0-7
#   node 1: train 0-7
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity c3e6ae3e94e9a059f289a841eaaf4b25 slurm
wf_name whole_nodes
wf_grace 10
wf_nodes 2
wf_gpus_per_node 8
wf_origin '{"sflow":"0.2.0"}'

# ── tasks ──
task train
  fingerprint 24c946d242771821
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 0
  gpus 0,1,2,3,4,5,6,7
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --exclusive --nodes 2 --nodelist __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__ --ntasks-per-node 8 --cpus-per-task 12 --job-name train --export ALL --label bash -c
  script <<'SFLOW_EOT'
train
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"whole nodes","timeout":null,"backends":[{"name":"hpc","type":"slurm","nodes":2,"gpus_per_node":8}],"order":["train"],"tasks":[{"name":"train","task":"train","replica":null,"operator":"wide","type":"srun","backend":"hpc","needs":[],"nodes":[0,1],"gpus":[0,1,2,3,4,5,6,7],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

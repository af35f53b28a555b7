#!/bin/bash
#SBATCH --account=team
#SBATCH --time=01:00:00
#SBATCH --qos=high
#SBATCH --gpus-per-node=4
#SBATCH --comment="two words"
#SBATCH -o out-%j.txt
#SBATCH -N 1
#SBATCH --signal=B:TERM@30
#SBATCH -J mine
#SBATCH --constraint=a100|h100
#SBATCH --partition=long,short
#
# Identity: 220478b4df6ba9593e461955c3e21ada (Sflow 0.2.0)
#
# Workflow options: 1 task
# Backend hpc: Slurm, 1 node of 4 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     step  srun    node 0
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 220478b4df6ba9593e461955c3e21ada slurm
wf_name options
wf_grace 10
wf_nodes 1
wf_origin '{"sflow":"0.2.0"}'

# ── tasks ──
task step
  fingerprint f14a25f0be67d8f7
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name step --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
x
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"options","timeout":null,"backends":[{"name":"hpc","type":"slurm","nodes":1,"gpus_per_node":4}],"order":["step"],"tasks":[{"name":"step","task":"step","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

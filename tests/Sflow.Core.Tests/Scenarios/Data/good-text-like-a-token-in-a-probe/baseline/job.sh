#!/bin/bash
#SBATCH --job-name=tokens
#SBATCH --partition=gpu
#SBATCH --account=team
#SBATCH --nodes=1
#SBATCH --time=01:00:00
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 6e54462b7ea853e9f9a1a8e308ab6d87 (Sflow 0.2.0)
#
# Workflow tokens: 1 task
# Backend hpc: Slurm, 1 node of 4 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#   * step  srun    node 0
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 6e54462b7ea853e9f9a1a8e308ab6d87 slurm
wf_name tokens
wf_grace 10
wf_token_prefix __SFLOW2_
wf_nodes 1
wf_origin '{"sflow":"0.2.0"}'

# ── tasks ──
task step
  fingerprint 8b6e2805c4104114
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW2_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW2_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  ready_when log_watch text='__SFLOW_RUN_DIR__ is ready' within=60 interval=5 success=1
  launch srun --jobid __SFLOW2_JOB_ID__ --nodes 1 --nodelist __SFLOW2_NODE0_NAME__ --job-name step --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
serve --head __SFLOW2_NODE0_IP__
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"tokens","timeout":null,"backends":[{"name":"hpc","type":"slurm","nodes":1,"gpus_per_node":4}],"order":["step"],"tasks":[{"name":"step","task":"step","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[],"service":true,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

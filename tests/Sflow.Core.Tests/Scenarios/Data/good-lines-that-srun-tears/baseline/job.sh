#!/bin/bash
#SBATCH --job-name=torn_lines
#SBATCH --partition=gpu
#SBATCH --account=team
#SBATCH --nodes=1
#SBATCH --time=01:00:00
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 6ad04093a7a5816e71a86fdb15e6cd13 (Sflow 0.2.0)
#
# Workflow torn lines: 2 tasks
# Backend hpc: Slurm, 1 node of 4 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#   * prompt  srun    node 0
#     fine    srun    node 0
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 6ad04093a7a5816e71a86fdb15e6cd13 slurm
wf_name torn_lines
wf_grace 10
wf_nodes 1
wf_origin '{"sflow":"0.2.0"}'

# ── tasks ──
task prompt
  fingerprint 55a6135b75e8c4da
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  ready_when log_watch text='>' within=60 interval=5 success=1
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name prompt --unbuffered --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
serve
SFLOW_EOT

task fine
  fingerprint 018bcc1c56546e0b
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  output 'n=([-+]?[0-9]+)' n:int 'text=n={n:d}'
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name fine --unbuffered --export ALL --overlap bash -c
  script_same_as prompt

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"torn lines","timeout":null,"backends":[{"name":"hpc","type":"slurm","nodes":1,"gpus_per_node":4}],"order":["prompt","fine"],"tasks":[{"name":"prompt","task":"prompt","replica":null,"operator":"torn","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[],"service":true,"retries":0,"timeout":null,"sweep":{}},{"name":"fine","task":"fine","replica":null,"operator":"whole","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

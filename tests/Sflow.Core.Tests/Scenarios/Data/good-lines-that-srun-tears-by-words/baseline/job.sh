#!/bin/bash
#SBATCH --job-name=torn_by_words
#SBATCH --partition=gpu
#SBATCH --account=team
#SBATCH --nodes=1
#SBATCH --time=01:00:00
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: e3705b4a255d973ab1a81e71180e90dd (Sflow 0.2.0)
#
# Workflow torn by words: 4 tasks
# Backend hpc: Slurm, 1 node of 4 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     read     srun    node 0
#     unread   srun    node 0
#     watched  srun    node 0
#   * watcher  srun    node 0
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity e3705b4a255d973ab1a81e71180e90dd slurm
wf_name torn_by_words
wf_grace 10
wf_nodes 1
wf_origin '{"sflow":"0.2.0"}'

# ── tasks ──
task read
  fingerprint bce69fdc1a2a900a
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  output 'n=([-+]?[0-9]+)' n:int 'text=n={n:d}'
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name read --export ALL --overlap -u -l bash -c
  script <<'SFLOW_EOT'
serve
SFLOW_EOT

task unread
  fingerprint 4b18d125dfe2005a
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name unread --export ALL --overlap -u -l bash -c
  script_same_as read

task watched
  fingerprint 36e9d94c8f925634
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name watched --export ALL --overlap --unbuffered bash -c
  script_same_as read

task watcher
  fingerprint e1b68232637272e3
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  ready_when log_watch text=up log=unread within=60 interval=5 success=1
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name watcher --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
wait
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"torn by words","timeout":null,"backends":[{"name":"hpc","type":"slurm","nodes":1,"gpus_per_node":4}],"order":["read","unread","watched","watcher"],"tasks":[{"name":"read","task":"read","replica":null,"operator":"torn","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"unread","task":"unread","replica":null,"operator":"torn","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"watched","task":"watched","replica":null,"operator":"quiet","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"watcher","task":"watcher","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[],"service":true,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

#!/bin/bash
#SBATCH --job-name=logs
#SBATCH --partition=gpu
#SBATCH --account=team
#SBATCH --nodes=1
#SBATCH --time=01:00:00
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: c3423d45dc3e4da2e14b66a6de7588d9 (Sflow 0.2.0)
#
# Workflow logs: 7 tasks
# Backend hpc: Slurm, 1 node of 4 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#   * server        srun    node 0
#   * twin          srun    node 0
#   * router        srun    node 0
#   * node          srun    node 0
#     worker_0      srun    node 0
#     worker_1      srun    node 0
#   * after_worker  srun    node 0
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity c3423d45dc3e4da2e14b66a6de7588d9 slurm
wf_name logs
wf_grace 10
wf_nodes 1
wf_origin '{"sflow":"0.2.0"}'

# ── tasks ──
task server
  fingerprint d5b0809ee7989c3b
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  ready_when log_watch text='Uvicorn running on' within=600 interval=5 success=1
  fail_when log_watch regex='CUDA error: \w+' count=3 interval=5 failure=3
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name server --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
serve
SFLOW_EOT

task twin
  fingerprint 062600842484abfa
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  ready_when log_watch iregex='^worker [0-9]+ ready$' count=2 within=600 interval=5 success=1
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name twin --export ALL --label --overlap bash -c
  script_same_as server

task router
  fingerprint 0f9d7d7b0ce853a2
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  ready_when log_watch regex='registered (twin|server)' log=server within=600 interval=5 success=1
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name router --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
route
SFLOW_EOT

task node
  fingerprint 36be2af02be848f7
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  ready_when log_watch text='listening on __SFLOW_NODE0_IP__' within=600 interval=5 success=1
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name node --export ALL --label --overlap bash -c
  script_same_as server

task worker_0
  fingerprint 46a81107d29ed6df
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name worker_0 --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
work
SFLOW_EOT

task worker_1
  fingerprint e0cde228196fa26a
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 1
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name worker_1 --export ALL --label --overlap bash -c
  script_same_as worker_0

task after_worker
  fingerprint 3be6e8c49a25ead7
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  ready_when log_watch text=up log=worker_1 within=600 interval=5 success=1
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name after_worker --export ALL --label --overlap bash -c
  script_same_as worker_0

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"logs","timeout":null,"backends":[{"name":"hpc","type":"slurm","nodes":1,"gpus_per_node":4}],"order":["server","twin","router","node","worker_0","worker_1","after_worker"],"tasks":[{"name":"server","task":"server","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[],"service":true,"retries":0,"timeout":null,"sweep":{}},{"name":"twin","task":"twin","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[],"service":true,"retries":0,"timeout":null,"sweep":{}},{"name":"router","task":"router","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[],"service":true,"retries":0,"timeout":null,"sweep":{}},{"name":"node","task":"node","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[],"service":true,"retries":0,"timeout":null,"sweep":{}},{"name":"worker_0","task":"worker","replica":0,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"worker_1","task":"worker","replica":1,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"after_worker","task":"after_worker","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[],"service":true,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

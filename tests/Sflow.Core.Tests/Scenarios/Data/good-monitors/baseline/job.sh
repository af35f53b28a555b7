#!/bin/bash
#SBATCH --job-name=measured
#SBATCH --partition=gpu
#SBATCH --account=team
#SBATCH --nodes=3
#SBATCH --time=30
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: bf3f854748d227bccffaeee65517761a (Sflow 0.2.0)
#
# Workflow measured: 2 tasks
# Backend hpc: Slurm, 3 nodes of 4 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#   * server  srun    node 1 GPU 0-1
#     load    srun    node 0  after server
#
# GPUs of hpc:
#   node 0: free
#   node 1: server 0-1
#   node 2: free
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity bf3f854748d227bccffaeee65517761a slurm
wf_name measured
wf_grace 10
wf_nodes 3
wf_gpus_per_node 4
wf_monitor 0,1 200 cpu gpu=index,power.draw memory 'custom=cat /proc/loadavg'
wf_origin '{"sflow":"0.2.0"}'

# ── tasks ──
task server
  fingerprint 29c8c1862f93b72b
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 0
  gpus 0,1
  labelled
  ready_when log_watch text=up within=60 interval=5 success=1
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE1_NAME__ --job-name server --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
serve
SFLOW_EOT

task load
  fingerprint 07e4e2198ae468f4
  needs server
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name load --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
load
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"measured","timeout":null,"backends":[{"name":"hpc","type":"slurm","nodes":3,"gpus_per_node":4}],"order":["server","load"],"tasks":[{"name":"server","task":"server","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[1],"gpus":[0,1],"service":true,"retries":0,"timeout":null,"sweep":{}},{"name":"load","task":"load","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":["server"],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}],"monitor":[{"backend":"hpc","node":0,"interval_ms":200,"scopes":["cpu","gpu","memory"],"gpu_fields":"index,power.draw","custom":["cat /proc/loadavg"]},{"backend":"hpc","node":1,"interval_ms":200,"scopes":["cpu","gpu","memory"],"gpu_fields":"index,power.draw","custom":["cat /proc/loadavg"]}]}'
}

[the runtime]

sflow_main "$@"; exit

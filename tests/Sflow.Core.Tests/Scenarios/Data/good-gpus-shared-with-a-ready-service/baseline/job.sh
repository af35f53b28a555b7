#!/bin/bash
#SBATCH --job-name=ready
#SBATCH --partition=gpu
#SBATCH --account=team
#SBATCH --nodes=1
#SBATCH --time=01:00:00
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: bc1c367eee6ea54d4d5af28b0ea6c096 (Sflow 0.2.0)
#
# Workflow ready: 5 tasks
# Backend hpc: Slurm, 1 node of 4 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#   * cache     srun    node 0 GPU 0-3
#   * server    srun    node 0 GPU 0-1  after cache
#     client_0  srun    node 0 GPU 2-3  after server
#     client_1  srun    node 0 GPU 2-3  after client_0
#     client_2  srun    node 0 GPU 2-3  after client_1
#
# GPUs of hpc:
#   node 0: cache 0-3 | server 0-1 (after cache) | client_0 2-3 (after cache) | client_1 2-3 (after client_0) | client_2 2-3 (after client_1)
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity bc1c367eee6ea54d4d5af28b0ea6c096 slurm
wf_name ready
wf_grace 10
wf_nodes 1
wf_gpus_per_node 4
wf_origin '{"sflow":"0.2.0"}'

# ── tasks ──
task cache
  fingerprint 574055780d889451
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  gpus 0,1,2,3
  labelled
  ready_when log_watch text=loaded within=600 interval=5 success=1
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name cache --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
load
SFLOW_EOT

task server
  fingerprint aed772ea10b45570
  needs cache
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  gpus 0,1
  labelled
  ready_when tcp_port on=__SFLOW_NODE0_IP__ port=8000 within=600 timeout=30 interval=5 success=1
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name server --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
serve
SFLOW_EOT

task client_0
  fingerprint 6fe63ec57fd31149
  needs server
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  gpus 2,3
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name client_0 --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
ask
SFLOW_EOT

task client_1
  fingerprint 9b7f2bbb5e1f38f8
  needs client_0
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 1
  gpus 2,3
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name client_1 --export ALL --label --overlap bash -c
  script_same_as client_0

task client_2
  fingerprint 13038c70d676c06d
  needs client_1
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 2
  gpus 2,3
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name client_2 --export ALL --label --overlap bash -c
  script_same_as client_0

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"ready","timeout":null,"backends":[{"name":"hpc","type":"slurm","nodes":1,"gpus_per_node":4}],"order":["cache","server","client_0","client_1","client_2"],"tasks":[{"name":"cache","task":"cache","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[0,1,2,3],"service":true,"retries":0,"timeout":null,"sweep":{}},{"name":"server","task":"server","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":["cache"],"nodes":[0],"gpus":[0,1],"gpus_after":["cache"],"service":true,"retries":0,"timeout":null,"sweep":{}},{"name":"client_0","task":"client","replica":0,"operator":"default_hpc","type":"srun","backend":"hpc","needs":["server"],"nodes":[0],"gpus":[2,3],"gpus_after":["cache"],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"client_1","task":"client","replica":1,"operator":"default_hpc","type":"srun","backend":"hpc","needs":["client_0"],"nodes":[0],"gpus":[2,3],"gpus_after":["client_0"],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"client_2","task":"client","replica":2,"operator":"default_hpc","type":"srun","backend":"hpc","needs":["client_1"],"nodes":[0],"gpus":[2,3],"gpus_after":["client_1"],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

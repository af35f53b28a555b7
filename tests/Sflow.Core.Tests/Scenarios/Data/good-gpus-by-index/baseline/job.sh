#!/bin/bash
#SBATCH --job-name=indices
#SBATCH --partition=gpu
#SBATCH --account=team
#SBATCH --nodes=2
#SBATCH --time=01:00:00
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 60b7369cf579c870792f854ffff73715 (Sflow 0.2.0)
#
# Workflow indices: 4 tasks
# Backend hpc: Slurm, 2 nodes of 4 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     pair           srun    node 0 GPU 3,1
#     fills_the_gap  srun    node 0 GPU 0
#     both_nodes     srun    node 0-1 GPU 2
#     last_node      srun    node 1 GPU 0-1
#
# GPUs of hpc:
#   node 0: pair 3,1 | fills_the_gap 0 | both_nodes 2
#   node 1: both_nodes 2 | last_node 0-1
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 60b7369cf579c870792f854ffff73715 slurm
wf_name indices
wf_grace 10
wf_nodes 2
wf_gpus_per_node 4
wf_fingerprint 5182c515f3cf07fc
wf_origin '{"sflow":"0.2.0"}'

# ── variables of every task ──
setenv PAIR '[3, 1]'

# ── tasks ──
task pair
  fingerprint 1bcad42bcaca7f7b
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  gpus 3,1
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name pair --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
echo [3, 1]
SFLOW_EOT

task fills_the_gap
  fingerprint 0050c67cafc0fbd0
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  gpus 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name fills_the_gap --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
x
SFLOW_EOT

task both_nodes
  fingerprint 907496810f94fde0
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 0
  gpus 2
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 2 --nodelist __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__ --job-name both_nodes --export ALL --label --overlap bash -c
  script_same_as fills_the_gap

task last_node
  fingerprint c2ae186b00d4daf6
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 0
  gpus 0,1
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE1_NAME__ --job-name last_node --export ALL --label --overlap bash -c
  script_same_as fills_the_gap

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"indices","timeout":null,"backends":[{"name":"hpc","type":"slurm","nodes":2,"gpus_per_node":4}],"order":["pair","fills_the_gap","both_nodes","last_node"],"tasks":[{"name":"pair","task":"pair","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[3,1],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"fills_the_gap","task":"fills_the_gap","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[0],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"both_nodes","task":"both_nodes","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0,1],"gpus":[2],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"last_node","task":"last_node","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[1],"gpus":[0,1],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

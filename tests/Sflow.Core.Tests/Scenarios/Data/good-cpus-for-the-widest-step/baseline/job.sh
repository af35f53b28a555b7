#!/bin/bash
#SBATCH --job-name=cpus
#SBATCH --partition=gpu
#SBATCH --account=team
#SBATCH --nodes=2
#SBATCH --time=01:00:00
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#SBATCH --mincpus=12
#
# Identity: 378052813582e88eb5bb51db2e1b6a81 (Sflow 0.2.0)
#
# Workflow cpus: 3 tasks
# Backend hpc: Slurm, 2 nodes of 4 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     six     srun    node 0-1
#     twelve  srun    node 0-1
#     four    srun    node 0-1
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 378052813582e88eb5bb51db2e1b6a81 slurm
wf_name cpus
wf_grace 10
wf_nodes 2
wf_origin '{"sflow":"0.2.0"}'

# ── tasks ──
task six
  fingerprint 0ebb73c6de54cfb6
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 2 --nodelist __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__ --ntasks-per-node 2 --cpus-per-task 3 --job-name six --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
x
SFLOW_EOT

task twelve
  fingerprint 89a4397ff6f59ab3
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 2 --nodelist __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__ --ntasks 5 --cpus-per-task 4 --job-name twelve --export ALL --label --overlap bash -c
  script_same_as six

task four
  fingerprint c33f4c02740deca8
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 2 --nodelist __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__ --ntasks 8 --job-name four --export ALL --label --overlap bash -c
  script_same_as six

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"cpus","timeout":null,"backends":[{"name":"hpc","type":"slurm","nodes":2,"gpus_per_node":4}],"order":["six","twelve","four"],"tasks":[{"name":"six","task":"six","replica":null,"operator":"narrow","type":"srun","backend":"hpc","needs":[],"nodes":[0,1],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"twelve","task":"twelve","replica":null,"operator":"spread","type":"srun","backend":"hpc","needs":[],"nodes":[0,1],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"four","task":"four","replica":null,"operator":"ranks","type":"srun","backend":"hpc","needs":[],"nodes":[0,1],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

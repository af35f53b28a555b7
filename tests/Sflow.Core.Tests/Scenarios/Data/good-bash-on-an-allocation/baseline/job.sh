#!/bin/bash
#SBATCH --job-name=bash_tasks
#SBATCH --partition=gpu
#SBATCH --account=team
#SBATCH --nodes=2
#SBATCH --time=01:00:00
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 16669e4df93fc703582fd2f6c69628aa (Sflow 0.2.0)
#
# Workflow bash tasks: 3 tasks
# Backend hpc: Slurm, 2 nodes of 4 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     prepare  bash    node 0-1
#     train    srun    node 0-1  after prepare
#     pack     bash    node 0 GPU 0  after train
#
# GPUs of hpc:
#   node 0: pack 0
#   node 1: free
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 16669e4df93fc703582fd2f6c69628aa slurm
wf_name bash_tasks
wf_grace 10
wf_nodes 2
wf_gpus_per_node 4
wf_origin '{"sflow":"0.2.0"}'

# ── tasks ──
task prepare
  fingerprint 0d53d1d64e597ae9
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 0
  launch bash -c
  script <<'SFLOW_EOT'
mkdir -p "$SFLOW_WORKFLOW_OUTPUT_DIR/data"
SFLOW_EOT

task train
  fingerprint 2b380acfce807dbd
  needs prepare
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 2 --nodelist __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__ --job-name train --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
train
SFLOW_EOT

task pack
  fingerprint 020674ce11963460
  needs train
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  gpus 0
  launch bash -c
  script <<'SFLOW_EOT'
tar cf data.tar data
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"bash tasks","timeout":null,"backends":[{"name":"hpc","type":"slurm","nodes":2,"gpus_per_node":4}],"order":["prepare","train","pack"],"tasks":[{"name":"prepare","task":"prepare","replica":null,"operator":"here","type":"bash","backend":"hpc","needs":[],"nodes":[0,1],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"train","task":"train","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":["prepare"],"nodes":[0,1],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"pack","task":"pack","replica":null,"operator":"here","type":"bash","backend":"hpc","needs":["train"],"nodes":[0],"gpus":[0],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

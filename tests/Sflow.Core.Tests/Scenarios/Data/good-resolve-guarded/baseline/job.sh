#!/bin/bash
#SBATCH --job-name=guarded
#SBATCH --partition=gpu
#SBATCH --account=team
#SBATCH --nodes=2
#SBATCH --time=30
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 59e66fd34e1b79cd4da80f5ccfbe39b9 (Sflow 0.2.0)
#
# Workflow guarded: 1 task
# Backend hpc: Slurm, 2 nodes of 4 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     a  srun    node 0-1
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 59e66fd34e1b79cd4da80f5ccfbe39b9 slurm
wf_name guarded
wf_grace 10
wf_nodes 2
wf_fingerprint 28f02e1b7e68d1a3
wf_origin '{"sflow":"0.2.0"}'

# ── variables of every task ──
setenv HOSTS '['\''__SFLOW_NODE0_NAME__'\'', '\''fixed'\'']'

# ── tasks ──
task a
  fingerprint d5e5889a5a77f101
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 2 --nodelist __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__ --job-name a --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
echo ['__SFLOW_NODE0_NAME__', 'fixed']
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"guarded","timeout":null,"backends":[{"name":"hpc","type":"slurm","nodes":2,"gpus_per_node":4}],"order":["a"],"tasks":[{"name":"a","task":"a","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0,1],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

#!/bin/bash
#SBATCH --job-name=by-day
#SBATCH --partition=short
#SBATCH --account=other
#SBATCH --nodes=3
#SBATCH --time=5
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@30
#
# Identity: 1fe5594b5a7c542d855d6cff5b25bc66 (Sflow 0.2.0)
#
# Workflow settings: 1 task
# Backend hpc: Slurm, 3 nodes of 8 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     step  srun    node 0-2 GPU 0-7
#
# GPUs of hpc:
#   node 0: step 0-7
#   node 1: step 0-7
#   node 2: step 0-7
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 1fe5594b5a7c542d855d6cff5b25bc66 slurm
wf_name settings
wf_grace 10
wf_dirs '/work/my project' runs
wf_nodes 3
wf_gpus_per_node 8
wf_origin '{"sflow":"0.2.0"}'

# ── tasks ──
task step
  fingerprint 8f200dd38a7bc7bc
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__,__SFLOW_NODE2_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__,__SFLOW_NODE2_IP__
  setenv SFLOW_REPLICA_INDEX 0
  gpus 0,1,2,3,4,5,6,7
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 3 --nodelist __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__,__SFLOW_NODE2_NAME__ --job-name step --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
x
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"settings","timeout":null,"backends":[{"name":"hpc","type":"slurm","nodes":3,"gpus_per_node":8}],"order":["step"],"tasks":[{"name":"step","task":"step","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0,1,2],"gpus":[0,1,2,3,4,5,6,7],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

#!/bin/bash
#SBATCH --job-name=w
#SBATCH --partition=p
#SBATCH --account=a
#SBATCH --nodes=2
#SBATCH --time=60
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#SBATCH --mincpus=2
#
# Identity: 0ccb32b9ac38863b574a004208dd57f1 (Sflow 0.2.0)
#
# Workflow w: 2 tasks
# Backend hpc: Slurm, 2 nodes of 8 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     a  srun    node 0-1
#     b  bash    node 0-1
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 0ccb32b9ac38863b574a004208dd57f1 slurm
wf_name w
wf_grace 10
wf_nodes 2
wf_fingerprint ebb3c503f4c9a337
wf_origin '{"sflow":"0.2.0"}'

# ── variables of every task ──
setenv TP 2
setenv SAME 1

# ── tasks ──
task a
  fingerprint 2004cdd58fa90b27
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 2 --nodelist __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__ --ntasks 4 --job-name a --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
echo ${TP} ${SAME}
SFLOW_EOT

task b
  fingerprint 719f9842dcc76019
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 0
  launch bash -c
  script <<'SFLOW_EOT'
echo b
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"w","timeout":null,"backends":[{"name":"hpc","type":"slurm","nodes":2,"gpus_per_node":8}],"order":["a","b"],"tasks":[{"name":"a","task":"a","replica":null,"operator":"run","type":"srun","backend":"hpc","needs":[],"nodes":[0,1],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"b","task":"b","replica":null,"operator":"other","type":"bash","backend":"hpc","needs":[],"nodes":[0,1],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

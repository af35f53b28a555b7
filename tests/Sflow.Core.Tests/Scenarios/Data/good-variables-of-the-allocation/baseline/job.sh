#!/bin/bash
#SBATCH --job-name=allocation
#SBATCH --partition=gpu
#SBATCH --account=team
#SBATCH --nodes=1
#SBATCH --time=01:00:00
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 1485608bf67992d768632a936a284a64 (Sflow 0.2.0)
#
# Workflow allocation: 1 task
# Backend c: Slurm, 1 node of 4 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     a  srun    node 0
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 1485608bf67992d768632a936a284a64 slurm
wf_name allocation
wf_grace 10
wf_nodes 1
wf_fingerprint 7fc06d21e5ed7172
wf_origin '{"sflow":"0.2.0"}'

# ── variables of every task ──
setenv SLURM_ACCOUNT team
setenv SLURM_PARTITION gpu
setenv SLURM_TIMELIMIT 01:00:00

# ── tasks ──
task a
  fingerprint 0bf606bbf957ab2a
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name a --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
echo $SLURM_PARTITION
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"allocation","timeout":null,"backends":[{"name":"c","type":"slurm","nodes":1,"gpus_per_node":4}],"order":["a"],"tasks":[{"name":"a","task":"a","replica":null,"operator":"default_c","type":"srun","backend":"c","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

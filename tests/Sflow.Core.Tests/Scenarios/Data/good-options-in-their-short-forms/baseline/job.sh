#!/bin/bash
#SBATCH --account=team
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#SBATCH --mincpus=16
#SBATCH -N2
#SBATCH -t90
#SBATCH -pgpu
#SBATCH -J short
#
# Identity: 318ecc856f32044c99324212a027a8fe (Sflow 0.2.0)
#
# Workflow short-forms: 1 task
# Backend cluster: Slurm, 2 nodes of 4 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     step  srun    node 0-1
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 318ecc856f32044c99324212a027a8fe slurm
wf_name short-forms
wf_grace 10
wf_nodes 2
wf_origin '{"sflow":"0.2.0"}'

# ── tasks ──
task step
  fingerprint 838585b45f264ebf
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 2 --nodelist __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__ --job-name step --export ALL --label --overlap -n8 --cpus-per-task=4 bash -c
  script <<'SFLOW_EOT'
bench
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"short-forms","timeout":null,"backends":[{"name":"cluster","type":"slurm","nodes":2,"gpus_per_node":4}],"order":["step"],"tasks":[{"name":"step","task":"step","replica":null,"operator":"wide","type":"srun","backend":"cluster","needs":[],"nodes":[0,1],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

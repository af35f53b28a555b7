#!/bin/bash
#SBATCH --job-name=cpu
#SBATCH --partition=cpu
#SBATCH --account=team
#SBATCH --nodes=2
#SBATCH --time=01:00:00
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 183c37a1ba494a636fba576b21dcd530 (Sflow 0.2.0)
#
# Workflow cpu: 1 task
# Backend cpu: Slurm, 2 nodes of 0 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     prepare  srun    node 0-1
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 183c37a1ba494a636fba576b21dcd530 slurm
wf_name cpu
wf_grace 10
wf_nodes 2
wf_origin '{"sflow":"0.2.0"}'

# ── tasks ──
task prepare
  fingerprint 6fdf287a420d4152
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 2 --nodelist __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__ --job-name prepare --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
echo 0
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"cpu","timeout":null,"backends":[{"name":"cpu","type":"slurm","nodes":2,"gpus_per_node":0}],"order":["prepare"],"tasks":[{"name":"prepare","task":"prepare","replica":null,"operator":"default_cpu","type":"srun","backend":"cpu","needs":[],"nodes":[0,1],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

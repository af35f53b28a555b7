#!/bin/bash
#SBATCH --job-name=definitions
#SBATCH --partition=gpu
#SBATCH --account=team
#SBATCH --nodes=2
#SBATCH --time=01:00:00
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#SBATCH --mincpus=18
#
# Identity: f38c54964149a856ad448182620c1ef5 (Sflow 0.2.0)
#
# Workflow definitions: 2 tasks
# Backend cluster: Slurm, 2 nodes of 4 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     plain  srun    node 0-1
#     other  srun    node 0-1
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity f38c54964149a856ad448182620c1ef5 slurm
wf_name definitions
wf_grace 10
wf_nodes 2
wf_fingerprint 610bf10c4e31cddf
wf_origin '{"sflow":"0.2.0"}'

# ── variables of every task ──
setenv TP 4
setenv SIZE 20
setenv TWICE 40
setenv FIXED 9
setenv RANKS '[0, 1, 2]'
setenv COUNT 3
setenv KEY FIXED
setenv LABEL tp4
setenv PICKED 9

# ── tasks ──
task plain
  fingerprint a6b81e26709bcaa0
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 2 --nodelist __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__ --ntasks 4 --cpus-per-task 9 --job-name plain --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
use ${TP} ${SIZE} ${TWICE} ${LABEL} ${FIXED} ${RANKS} ${PICKED}
SFLOW_EOT

task other
  fingerprint 12208c8398bd327f
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__
  setenv TP 1
  setenv SIZE 10
  setenv TWICE 20
  setenv LABEL tp1
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 2 --nodelist __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__ --ntasks 1 --cpus-per-task 9 --job-name other --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
use ${TP} ${SIZE} ${TWICE} ${LABEL} 20
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"definitions","timeout":null,"backends":[{"name":"cluster","type":"slurm","nodes":2,"gpus_per_node":4}],"order":["plain","other"],"tasks":[{"name":"plain","task":"plain","replica":null,"operator":"wide","type":"srun","backend":"cluster","needs":[],"nodes":[0,1],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"other","task":"other","replica":null,"operator":"wide","type":"srun","backend":"cluster","needs":[],"nodes":[0,1],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

#!/bin/bash
#SBATCH --job-name=same
#SBATCH --partition=gpu
#SBATCH --account=team
#SBATCH --nodes=2
#SBATCH --time=01:00:00
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: de035507a1ce0ed2bb3d79b22bd72d48 (Sflow 0.2.0)
#
# Workflow same: 4 tasks
# Backend hpc: Slurm, 2 nodes of 4 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     first   srun    node 0-1
#     second  srun    node 0-1
#     other   srun    node 0-1
#     third   srun    node 0-1  after first
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity de035507a1ce0ed2bb3d79b22bd72d48 slurm
wf_name same
wf_grace 10
wf_nodes 2
wf_origin '{"sflow":"0.2.0"}'

# ── tasks ──
task first
  fingerprint 94c69e3fd6875224
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 2 --nodelist __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__ --job-name first --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
same $SFLOW_REPLICA_INDEX
SFLOW_EOT

task second
  fingerprint de3d6668e8010c9c
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 2 --nodelist __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__ --ntasks 2 --job-name second --export ALL --label --overlap bash -c
  script_same_as first

task third
  fingerprint e016191dbcce7384
  needs first
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 2 --nodelist __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__ --job-name third --export ALL --label --overlap bash -c
  script_same_as first

task other
  fingerprint 878438c914f5fba1
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 2 --nodelist __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__ --job-name other --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
other
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"same","timeout":null,"backends":[{"name":"hpc","type":"slurm","nodes":2,"gpus_per_node":4}],"order":["first","second","other","third"],"tasks":[{"name":"first","task":"first","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0,1],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"second","task":"second","replica":null,"operator":"wide","type":"srun","backend":"hpc","needs":[],"nodes":[0,1],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"third","task":"third","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":["first"],"nodes":[0,1],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"other","task":"other","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0,1],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

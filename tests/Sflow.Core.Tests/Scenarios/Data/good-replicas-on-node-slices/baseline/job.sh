#!/bin/bash
#SBATCH --job-name=slices
#SBATCH --partition=gpu
#SBATCH --account=team
#SBATCH --nodes=4
#SBATCH --time=01:00:00
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 7c5cd1be8e383e4a992c1009242516c6 (Sflow 0.2.0)
#
# Workflow slices: 5 tasks
# Backend hpc: Slurm, 4 nodes of 4 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     pair_0  srun    node 0-1 GPU 0-1
#     pair_1  srun    node 2-3 GPU 0-1
#     turn_0  srun    node 0-1  after pair_0, pair_1
#     turn_1  srun    node 0-1  after turn_0
#     last    srun    node 0-3  after turn_1
#
# GPUs of hpc:
#   node 0: pair_0 0-1
#   node 1: pair_0 0-1
#   node 2: pair_1 0-1
#   node 3: pair_1 0-1
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 7c5cd1be8e383e4a992c1009242516c6 slurm
wf_name slices
wf_grace 10
wf_nodes 4
wf_gpus_per_node 4
wf_origin '{"sflow":"0.2.0"}'

# ── tasks ──
task pair_0
  fingerprint 8ee92605d578210b
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 0
  gpus 0,1
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 2 --nodelist __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__ --job-name pair_0 --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
run "$SFLOW_REPLICA_INDEX"
SFLOW_EOT

task pair_1
  fingerprint 430e1916829d3fc7
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE2_NAME__,__SFLOW_NODE3_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE2_IP__,__SFLOW_NODE3_IP__
  setenv SFLOW_REPLICA_INDEX 1
  gpus 0,1
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 2 --nodelist __SFLOW_NODE2_NAME__,__SFLOW_NODE3_NAME__ --job-name pair_1 --export ALL --label --overlap bash -c
  script_same_as pair_0

task turn_0
  fingerprint 55ab679efda5abeb
  needs pair_0 pair_1
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 2 --nodelist __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__ --job-name turn_0 --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
run
SFLOW_EOT

task turn_1
  fingerprint edff8228e2e3db2f
  needs turn_0
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 1
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 2 --nodelist __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__ --job-name turn_1 --export ALL --label --overlap bash -c
  script_same_as turn_0

task last
  fingerprint f6ac8c9f0a148fbf
  needs turn_1
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__,__SFLOW_NODE2_NAME__,__SFLOW_NODE3_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__,__SFLOW_NODE2_IP__,__SFLOW_NODE3_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 4 --nodelist __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__,__SFLOW_NODE2_NAME__,__SFLOW_NODE3_NAME__ --job-name last --export ALL --label --overlap bash -c
  script_same_as turn_0

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"slices","timeout":null,"backends":[{"name":"hpc","type":"slurm","nodes":4,"gpus_per_node":4}],"order":["pair_0","pair_1","turn_0","turn_1","last"],"tasks":[{"name":"pair_0","task":"pair","replica":0,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0,1],"gpus":[0,1],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"pair_1","task":"pair","replica":1,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[2,3],"gpus":[0,1],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"turn_0","task":"turn","replica":0,"operator":"default_hpc","type":"srun","backend":"hpc","needs":["pair_0","pair_1"],"nodes":[0,1],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"turn_1","task":"turn","replica":1,"operator":"default_hpc","type":"srun","backend":"hpc","needs":["turn_0"],"nodes":[0,1],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"last","task":"last","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":["turn_1"],"nodes":[0,1,2,3],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

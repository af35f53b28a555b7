#!/bin/bash
#SBATCH --job-name=nodes
#SBATCH --partition=gpu
#SBATCH --account=team
#SBATCH --nodes=4
#SBATCH --time=01:00:00
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 8c37e7bfcbeb6f04b139b410ab193af2 (Sflow 0.2.0)
#
# Workflow nodes: 5 tasks
# Backend hpc: Slurm, 4 nodes of 4 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     all              srun    node 0-3
#     some             srun    node 3,1
#     after_exclusion  srun    node 0,3
#     but_one          srun    node 1-3
#     two              srun    node 1-2
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 8c37e7bfcbeb6f04b139b410ab193af2 slurm
wf_name nodes
wf_grace 10
wf_nodes 4
wf_origin '{"sflow":"0.2.0"}'

# ── tasks ──
task all
  fingerprint 296bbca03d832bcb
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__,__SFLOW_NODE2_NAME__,__SFLOW_NODE3_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__,__SFLOW_NODE2_IP__,__SFLOW_NODE3_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 4 --nodelist __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__,__SFLOW_NODE2_NAME__,__SFLOW_NODE3_NAME__ --job-name all --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
x
SFLOW_EOT

task some
  fingerprint af2c5d3eae1fc512
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE3_NAME__,__SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE3_IP__,__SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 2 --nodelist __SFLOW_NODE3_NAME__,__SFLOW_NODE1_NAME__ --job-name some --export ALL --label --overlap bash -c
  script_same_as all

task after_exclusion
  fingerprint 24ca4286fec4e2c0
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE3_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE3_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 2 --nodelist __SFLOW_NODE0_NAME__,__SFLOW_NODE3_NAME__ --job-name after_exclusion --export ALL --label --overlap bash -c
  script_same_as all

task but_one
  fingerprint de90e95209633752
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE1_NAME__,__SFLOW_NODE2_NAME__,__SFLOW_NODE3_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE1_IP__,__SFLOW_NODE2_IP__,__SFLOW_NODE3_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 3 --nodelist __SFLOW_NODE1_NAME__,__SFLOW_NODE2_NAME__,__SFLOW_NODE3_NAME__ --job-name but_one --export ALL --label --overlap bash -c
  script_same_as all

task two
  fingerprint ffeae57e4e14e6c1
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE1_NAME__,__SFLOW_NODE2_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE1_IP__,__SFLOW_NODE2_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 2 --nodelist __SFLOW_NODE1_NAME__,__SFLOW_NODE2_NAME__ --job-name two --export ALL --label --overlap bash -c
  script_same_as all

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"nodes","timeout":null,"backends":[{"name":"hpc","type":"slurm","nodes":4,"gpus_per_node":4}],"order":["all","some","after_exclusion","but_one","two"],"tasks":[{"name":"all","task":"all","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0,1,2,3],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"some","task":"some","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[3,1],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"after_exclusion","task":"after_exclusion","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0,3],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"but_one","task":"but_one","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[1,2,3],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"two","task":"two","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[1,2],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

#!/bin/bash
#SBATCH --job-name=whole
#SBATCH --partition=gpu
#SBATCH --account=team
#SBATCH --nodes=4
#SBATCH --time=01:00:00
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 749544679bb60f4afe495fe8b8a85441 (Sflow 0.2.0)
#
# Workflow whole: 4 tasks
# Backend hpc: Slurm, 4 nodes of 4 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     small        srun    node 0 GPU 0-1
#     large        srun    node 1-2 GPU 0-3
#     uneven       srun    node 3 GPU 0-2
#     fits_beside  srun    node 0 GPU 2-3
#
# GPUs of hpc:
#   node 0: small 0-1 | fits_beside 2-3
#   node 1: large 0-3
#   node 2: large 0-3
#   node 3: uneven 0-2
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 749544679bb60f4afe495fe8b8a85441 slurm
wf_name whole
wf_grace 10
wf_nodes 4
wf_gpus_per_node 4
wf_origin '{"sflow":"0.2.0"}'

# ── tasks ──
task small
  fingerprint a0381811f8724db0
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  gpus 0,1
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name small --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
x
SFLOW_EOT

task large
  fingerprint 3c42c5d391e0770f
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE1_NAME__,__SFLOW_NODE2_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE1_IP__,__SFLOW_NODE2_IP__
  setenv SFLOW_REPLICA_INDEX 0
  gpus 0,1,2,3
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 2 --nodelist __SFLOW_NODE1_NAME__,__SFLOW_NODE2_NAME__ --job-name large --export ALL --label --overlap bash -c
  script_same_as small

task uneven
  fingerprint eec2c40a06cf6d3b
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE3_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE3_IP__
  setenv SFLOW_REPLICA_INDEX 0
  gpus 0,1,2
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE3_NAME__ --job-name uneven --export ALL --label --overlap bash -c
  script_same_as small

task fits_beside
  fingerprint e7e0c03e81a2fe77
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  gpus 2,3
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name fits_beside --export ALL --label --overlap bash -c
  script_same_as small

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"whole","timeout":null,"backends":[{"name":"hpc","type":"slurm","nodes":4,"gpus_per_node":4}],"order":["small","large","uneven","fits_beside"],"tasks":[{"name":"small","task":"small","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[0,1],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"large","task":"large","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[1,2],"gpus":[0,1,2,3],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"uneven","task":"uneven","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[3],"gpus":[0,1,2],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"fits_beside","task":"fits_beside","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[2,3],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

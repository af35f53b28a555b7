#!/bin/bash
#SBATCH --job-name=split
#SBATCH --partition=gpu
#SBATCH --account=team
#SBATCH --nodes=2
#SBATCH --time=01:00:00
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 15860c70971a8ff753ab96888081435f (Sflow 0.2.0)
#
# Workflow split: 6 tasks
# Backend hpc: Slurm, 2 nodes of 4 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     prefill_0  srun    node 0 GPU 0
#     prefill_1  srun    node 0 GPU 1
#     prefill_2  srun    node 0 GPU 2
#     decode     srun    node 1 GPU 0-3
#     rest       srun    node 0 GPU 3
#     without    srun    node 0-1
#
# GPUs of hpc:
#   node 0: prefill_0 0 | prefill_1 1 | prefill_2 2 | rest 3
#   node 1: decode 0-3
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 15860c70971a8ff753ab96888081435f slurm
wf_name split
wf_grace 10
wf_nodes 2
wf_gpus_per_node 4
wf_origin '{"sflow":"0.2.0"}'

# ── tasks ──
task prefill_0
  fingerprint 78f5845cfaf26ae5
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  gpus 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name prefill_0 --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
x
SFLOW_EOT

task prefill_1
  fingerprint 798b7a035a22b6b1
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 1
  gpus 1
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name prefill_1 --export ALL --label --overlap bash -c
  script_same_as prefill_0

task prefill_2
  fingerprint 01f429523b29ed92
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 2
  gpus 2
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name prefill_2 --export ALL --label --overlap bash -c
  script_same_as prefill_0

task decode
  fingerprint 4e897847873b2267
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 0
  gpus 0,1,2,3
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE1_NAME__ --job-name decode --export ALL --label --overlap bash -c
  script_same_as prefill_0

task rest
  fingerprint 123d9a991c43cca2
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  gpus 3
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name rest --export ALL --label --overlap bash -c
  script_same_as prefill_0

task without
  fingerprint 48c18f6a97003810
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 2 --nodelist __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__ --job-name without --export ALL --label --overlap bash -c
  script_same_as prefill_0

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"split","timeout":null,"backends":[{"name":"hpc","type":"slurm","nodes":2,"gpus_per_node":4}],"order":["prefill_0","prefill_1","prefill_2","decode","rest","without"],"tasks":[{"name":"prefill_0","task":"prefill","replica":0,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[0],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"prefill_1","task":"prefill","replica":1,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[1],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"prefill_2","task":"prefill","replica":2,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[2],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"decode","task":"decode","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[1],"gpus":[0,1,2,3],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"rest","task":"rest","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[3],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"without","task":"without","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0,1],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

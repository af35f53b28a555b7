#!/bin/bash
#SBATCH --job-name=claims
#SBATCH --partition=gpu
#SBATCH --account=team
#SBATCH --nodes=3
#SBATCH --time=01:00:00
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: dcd229cdbbcdc07a10fef8442ca9537c (Sflow 0.2.0)
#
# Workflow claims: 6 tasks
# Backend hpc: Slurm, 3 nodes of 4 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#   * database    srun    node 0
#     load        srun    node 1-2
#     by_gpus     srun    node 1 GPU 0-1  after load
#     by_count    srun    node 1  after load
#     by_index    srun    node 2  after load
#     everywhere  srun    node 1-2  after load
#
# GPUs of hpc:
#   node 0: free
#   node 1: by_gpus 0-1
#   node 2: free
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity dcd229cdbbcdc07a10fef8442ca9537c slurm
wf_name claims
wf_grace 10
wf_nodes 3
wf_gpus_per_node 4
wf_origin '{"sflow":"0.2.0"}'

# ── tasks ──
task database
  fingerprint 4c46601119967d4d
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  ready_when tcp_port on=__SFLOW_NODE0_IP__ port=5432 within=60 timeout=30 interval=5 success=1
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name database --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
db
SFLOW_EOT

task load
  fingerprint b3319975410a5de0
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE1_NAME__,__SFLOW_NODE2_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE1_IP__,__SFLOW_NODE2_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 2 --nodelist __SFLOW_NODE1_NAME__,__SFLOW_NODE2_NAME__ --job-name load --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
load
SFLOW_EOT

task by_gpus
  fingerprint 12ed814b6673bf71
  needs load
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 0
  gpus 0,1
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE1_NAME__ --job-name by_gpus --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
x
SFLOW_EOT

task by_count
  fingerprint 488ad4d553b1943f
  needs load
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE1_NAME__ --job-name by_count --export ALL --label --overlap bash -c
  script_same_as by_gpus

task by_index
  fingerprint 13a4307b9262ad16
  needs load
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE2_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE2_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE2_NAME__ --job-name by_index --export ALL --label --overlap bash -c
  script_same_as by_gpus

task everywhere
  fingerprint 135892caebce2d49
  needs load
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE1_NAME__,__SFLOW_NODE2_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE1_IP__,__SFLOW_NODE2_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 2 --nodelist __SFLOW_NODE1_NAME__,__SFLOW_NODE2_NAME__ --job-name everywhere --export ALL --label --overlap bash -c
  script_same_as by_gpus

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"claims","timeout":null,"backends":[{"name":"hpc","type":"slurm","nodes":3,"gpus_per_node":4}],"order":["database","load","by_gpus","by_count","by_index","everywhere"],"tasks":[{"name":"database","task":"database","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[],"service":true,"retries":0,"timeout":null,"sweep":{}},{"name":"load","task":"load","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[1,2],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"by_gpus","task":"by_gpus","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":["load"],"nodes":[1],"gpus":[0,1],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"by_count","task":"by_count","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":["load"],"nodes":[1],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"by_index","task":"by_index","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":["load"],"nodes":[2],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"everywhere","task":"everywhere","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":["load"],"nodes":[1,2],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

#!/bin/bash
#SBATCH --job-name=chain
#SBATCH --partition=gpu
#SBATCH --account=team
#SBATCH --nodes=2
#SBATCH --time=01:00:00
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 9c4151d0097f93d44712c44b07939e36 (Sflow 0.2.0)
#
# Workflow chain: 7 tasks
# Backend hpc: Slurm, 2 nodes of 4 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     train       srun    node 0-1 GPU 0-3
#     tokenize    srun    node 0-1
#     evaluate_0  srun    node 0 GPU 0-1  after train
#     evaluate_1  srun    node 0 GPU 2-3  after train
#     evaluate_2  srun    node 1 GPU 0-1  after train
#     evaluate_3  srun    node 1 GPU 2-3  after train
#     export      srun    node 0 GPU 0-3  after evaluate_0, evaluate_1, evaluate_2, evaluate_3
#
# GPUs of hpc:
#   node 0: train 0-3 | evaluate_0 0-1 (after train) | evaluate_1 2-3 (after train) | export 0-3 (after evaluate_0, evaluate_1)
#   node 1: train 0-3 | evaluate_2 0-1 (after train) | evaluate_3 2-3 (after train)
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 9c4151d0097f93d44712c44b07939e36 slurm
wf_name chain
wf_grace 10
wf_nodes 2
wf_gpus_per_node 4
wf_origin '{"sflow":"0.2.0"}'

# ── tasks ──
task train
  fingerprint 0527f374bf5ebaf3
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 0
  gpus 0,1,2,3
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 2 --nodelist __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__ --job-name train --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
train
SFLOW_EOT

task evaluate_0
  fingerprint f2ab999a30a5889e
  needs train
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  gpus 0,1
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name evaluate_0 --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
eval "$CUDA_VISIBLE_DEVICES"
SFLOW_EOT

task evaluate_1
  fingerprint e51dc307535c800e
  needs train
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 1
  gpus 2,3
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name evaluate_1 --export ALL --label --overlap bash -c
  script_same_as evaluate_0

task evaluate_2
  fingerprint ad67504dcab7d326
  needs train
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 2
  gpus 0,1
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE1_NAME__ --job-name evaluate_2 --export ALL --label --overlap bash -c
  script_same_as evaluate_0

task evaluate_3
  fingerprint c0a7c7989eba803e
  needs train
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 3
  gpus 2,3
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE1_NAME__ --job-name evaluate_3 --export ALL --label --overlap bash -c
  script_same_as evaluate_0

task export
  fingerprint d9dad35142de8f83
  needs evaluate_0 evaluate_1 evaluate_2 evaluate_3
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  gpus 0,1,2,3
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name export --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
export
SFLOW_EOT

task tokenize
  fingerprint 03732d27ed0989a9
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 2 --nodelist __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__ --job-name tokenize --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
tokenize
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"chain","timeout":null,"backends":[{"name":"hpc","type":"slurm","nodes":2,"gpus_per_node":4}],"order":["train","tokenize","evaluate_0","evaluate_1","evaluate_2","evaluate_3","export"],"tasks":[{"name":"train","task":"train","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0,1],"gpus":[0,1,2,3],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"evaluate_0","task":"evaluate","replica":0,"operator":"default_hpc","type":"srun","backend":"hpc","needs":["train"],"nodes":[0],"gpus":[0,1],"gpus_after":["train"],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"evaluate_1","task":"evaluate","replica":1,"operator":"default_hpc","type":"srun","backend":"hpc","needs":["train"],"nodes":[0],"gpus":[2,3],"gpus_after":["train"],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"evaluate_2","task":"evaluate","replica":2,"operator":"default_hpc","type":"srun","backend":"hpc","needs":["train"],"nodes":[1],"gpus":[0,1],"gpus_after":["train"],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"evaluate_3","task":"evaluate","replica":3,"operator":"default_hpc","type":"srun","backend":"hpc","needs":["train"],"nodes":[1],"gpus":[2,3],"gpus_after":["train"],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"export","task":"export","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":["evaluate_0","evaluate_1","evaluate_2","evaluate_3"],"nodes":[0],"gpus":[0,1,2,3],"gpus_after":["evaluate_0","evaluate_1"],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"tokenize","task":"tokenize","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0,1],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

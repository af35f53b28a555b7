#!/bin/bash
#SBATCH --job-name=chain
#SBATCH --partition=gpu
#SBATCH --account=team
#SBATCH --nodes=1
#SBATCH --time=01:00:00
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 7ad841ceee7b466faa1ad6a649b81892 (Sflow 0.2.0)
#
# Workflow chain: 5 tasks
# Backend hpc: Slurm, 1 node of 4 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     server    srun    node 0 GPU 0-1
#     bench_1   srun    node 0 GPU 0  after server
#     bench_8   srun    node 0 GPU 0  after bench_1
#     bench_64  srun    node 0 GPU 0  after bench_8
#     report    srun    node 0 GPU 0  after bench_64
#
# GPUs of hpc:
#   node 0: server 0-1 | bench_1 0 (after server) | bench_8 0 (after bench_1) | bench_64 0 (after bench_8) | report 0 (after bench_64)
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 7ad841ceee7b466faa1ad6a649b81892 slurm
wf_name chain
wf_grace 10
wf_nodes 1
wf_gpus_per_node 4
wf_fingerprint 34140ddf66961082
wf_origin '{"sflow":"0.2.0"}'

# ── variables of every task ──
setenv CONCURRENCY 1
setenv POLICY Sequential

# ── tasks ──
task server
  fingerprint d766d4975412e845
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  gpus 0,1
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name server --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
serve
SFLOW_EOT

task bench_1
  fingerprint cca275260e4736fa
  needs server
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  gpus 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name bench_1 --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
bench --concurrency 1
SFLOW_EOT

task bench_8
  fingerprint 4a9d5370acb573dc
  needs bench_1
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv CONCURRENCY 8
  setenv SFLOW_REPLICA_INDEX 1
  gpus 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name bench_8 --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
bench --concurrency 8
SFLOW_EOT

task bench_64
  fingerprint 59de0da359e5c98c
  needs bench_8
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv CONCURRENCY 64
  setenv SFLOW_REPLICA_INDEX 2
  gpus 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name bench_64 --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
bench --concurrency 64
SFLOW_EOT

task report
  fingerprint b2ab4c4968454b44
  needs bench_64
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  gpus 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name report --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
report
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"chain","timeout":null,"backends":[{"name":"hpc","type":"slurm","nodes":1,"gpus_per_node":4}],"order":["server","bench_1","bench_8","bench_64","report"],"tasks":[{"name":"server","task":"server","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[0,1],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"bench_1","task":"bench","replica":0,"operator":"default_hpc","type":"srun","backend":"hpc","needs":["server"],"nodes":[0],"gpus":[0],"gpus_after":["server"],"service":false,"retries":0,"timeout":null,"sweep":{"CONCURRENCY":"1"}},{"name":"bench_8","task":"bench","replica":1,"operator":"default_hpc","type":"srun","backend":"hpc","needs":["bench_1"],"nodes":[0],"gpus":[0],"gpus_after":["bench_1"],"service":false,"retries":0,"timeout":null,"sweep":{"CONCURRENCY":"8"}},{"name":"bench_64","task":"bench","replica":2,"operator":"default_hpc","type":"srun","backend":"hpc","needs":["bench_8"],"nodes":[0],"gpus":[0],"gpus_after":["bench_8"],"service":false,"retries":0,"timeout":null,"sweep":{"CONCURRENCY":"64"}},{"name":"report","task":"report","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":["bench_64"],"nodes":[0],"gpus":[0],"gpus_after":["bench_64"],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

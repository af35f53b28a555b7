#!/bin/bash
#SBATCH --job-name=served_001
#SBATCH --partition=gpu
#SBATCH --account=team
#SBATCH --nodes=1
#SBATCH --time=30
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 4c693259cd4bb5d938f23d047adad585 (Sflow 0.2.0)
#
# Workflow bench: 2 tasks
# Backend hpc: Slurm, 1 node of 4 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     server  srun    node 0
#     bench   srun    node 0  after server
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 4c693259cd4bb5d938f23d047adad585 slurm
wf_name bench
wf_grace 10
wf_nodes 1
wf_fingerprint 02d39a425853b585
wf_origin '{"sflow":"0.2.0"}'

# ── variables of every task ──
setenv TP 1

# ── tasks ──
task bench
  fingerprint a2e404fa28ea4372
  needs server
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name bench --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
bench 1
SFLOW_EOT

task server
  fingerprint dd11d51d1d0aaa41
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name server --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
serve
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"bench","timeout":null,"backends":[{"name":"hpc","type":"slurm","nodes":1,"gpus_per_node":4}],"order":["server","bench"],"tasks":[{"name":"bench","task":"bench","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":["server"],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"server","task":"server","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

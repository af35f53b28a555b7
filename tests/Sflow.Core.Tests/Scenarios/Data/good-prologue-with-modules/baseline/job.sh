#!/bin/bash
#SBATCH --job-name=acme
#SBATCH --partition=gpu
#SBATCH --account=team
#SBATCH --nodes=1
#SBATCH --time=01:00:00
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 34bceaafc46eebc22e065337097078cb (Sflow 0.2.0)
#
# Workflow acme: 2 tasks
# Backend hpc: Slurm, 1 node of 4 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     step  srun    node 0
#     next  srun    node 0  after step
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# Site settings
module load cuda/12.4 gcc
export OMP_NUM_THREADS=8

ulimit -n 65536

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 34bceaafc46eebc22e065337097078cb slurm
wf_name acme
wf_grace 10
wf_nodes 1
wf_fingerprint b381458f9d560c9b
wf_origin '{"sflow":"0.2.0"}'

# ── variables of every task ──
setenv GREETING hello

# ── tasks ──
task step
  fingerprint db636f14ef39bb72
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name step --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
echo "$GREETING"
SFLOW_EOT

task next
  fingerprint 06f709256b8d6af4
  needs step
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name next --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
x
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"acme","timeout":null,"backends":[{"name":"hpc","type":"slurm","nodes":1,"gpus_per_node":4}],"order":["step","next"],"tasks":[{"name":"step","task":"step","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"next","task":"next","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":["step"],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

#!/bin/bash
#SBATCH --job-name=late
#SBATCH --partition=gpu
#SBATCH --account=team
#SBATCH --nodes=2
#SBATCH --time=30
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 10862956da4818f0aa052186a89cd83a (Sflow 0.2.0)
#
# Workflow late: 2 tasks
# Backend hpc: Slurm, 2 nodes of 4 GPUs
# Backend here: this machine, 2 nodes
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     t      srun    node 0-1
#     local  bash    node 0-1
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 10862956da4818f0aa052186a89cd83a slurm
wf_name late
wf_grace 10
wf_nodes 2
wf_fingerprint 03b9effe0ffec02d
wf_origin '{"sflow":"0.2.0"}'

# ── variables of every task ──
setenv NODES 2
setenv HPC_NODES 2
setenv GPUS 8
setenv HEAD __SFLOW_NODE0_IP__
setenv URL http://__SFLOW_NODE0_IP__:80
setenv MODEL_PATH /models/m

# ── artifacts ──
require_path MODEL /models/m
artifact CONF conf.yaml <<'SFLOW_EOT'
model: /models/m
SFLOW_EOT

# ── tasks ──
task t
  fingerprint 6416b5f2bc37e97e
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 2 --nodelist __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__ --job-name t --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
run http://__SFLOW_NODE0_IP__:80 /models/m --gpus 8 --half 4 --conf __SFLOW_RUN_DIR__/conf.yaml
SFLOW_EOT

task local
  fingerprint 3056141ebc53e911
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost,localhost-1
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1,127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  launch bash -c
  script <<'SFLOW_EOT'
echo ${URL} 2
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"late","timeout":null,"backends":[{"name":"hpc","type":"slurm","nodes":2,"gpus_per_node":4},{"name":"here","type":"local","nodes":2,"gpus_per_node":null}],"order":["t","local"],"tasks":[{"name":"t","task":"t","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0,1],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"local","task":"local","replica":null,"operator":"default_here","type":"bash","backend":"here","needs":[],"nodes":[0,1],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

#!/bin/bash
#SBATCH --job-name=serve-small
#SBATCH --partition=p
#SBATCH --account=a
#SBATCH --nodes=1
#SBATCH --time=60
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#SBATCH --mem=0
#
# Identity: 42c5449a3d4bc5c8a81e58e999b61686 (Sflow 0.2.0)
#
# Workflow serve-small: 2 tasks
# Backend hpc: Slurm, 1 node of 8 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#   * server  srun    node 0 GPU 0-1
#     client  srun    node 0  after server
#
# GPUs of hpc:
#   node 0: server 0-1
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 42c5449a3d4bc5c8a81e58e999b61686 slurm
wf_name serve-small
wf_grace 10
wf_nodes 1
wf_gpus_per_node 8
wf_fingerprint 20596e04bf223c5f
wf_origin '{"sflow":"0.2.0"}'

# ── variables of every task ──
setenv TP 2
setenv PORT 8000

# ── tasks ──
task server
  fingerprint f684d7b70c9ab8c7
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  gpus 0,1
  labelled
  ready_within 600
  ready_when tcp_port on=__SFLOW_NODE0_IP__ port=8000 timeout=60 interval=5 success=1
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name server --export ALL --label --overlap --mpi pmix bash -c
  script <<'SFLOW_EOT'
serve --tp ${TP} --port ${PORT}
SFLOW_EOT

task client
  fingerprint 44cd5218ad470efa
  needs server
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name client --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
bench --short --port ${PORT}
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"serve-small","timeout":null,"backends":[{"name":"hpc","type":"slurm","nodes":1,"gpus_per_node":8}],"order":["server","client"],"tasks":[{"name":"server","task":"server","replica":null,"operator":"run","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[0,1],"service":true,"retries":0,"timeout":null,"sweep":{}},{"name":"client","task":"client","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":["server"],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

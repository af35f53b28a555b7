#!/bin/bash
#SBATCH --job-name=two_names_of_this_machine
#SBATCH --nodes=1
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 552ea9e8a0647198412c94745edbfb30 (Sflow 0.2.0)
#
# Workflow two names of this machine: 3 tasks
# Backend box: this machine, 2 nodes of 2 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     first   bash    node 0 GPU 0-1
#     second  bash    node 1 GPU 0
#     both    bash    node 0-1
#
# GPUs of box:
#   node 0: first 0-1
#   node 1: second 0
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 552ea9e8a0647198412c94745edbfb30 local
wf_name two_names_of_this_machine
wf_grace 10
wf_origin '{"sflow":"0.2.0"}'

# ── tasks ──
task first
  fingerprint ee1e7f0416a8e705
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  gpus 0,1
  launch bash -c
  script <<'SFLOW_EOT'
train
SFLOW_EOT

task second
  fingerprint e2cd062ba5330d66
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost-1
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  gpus 0
  launch bash -c
  script <<'SFLOW_EOT'
eval
SFLOW_EOT

task both
  fingerprint 4296a6264ee9c994
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost,localhost-1
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1,127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  launch bash -c
  script <<'SFLOW_EOT'
echo "$SFLOW_TASK_ASSIGNED_NODE_NAMES"
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"two names of this machine","timeout":null,"backends":[{"name":"box","type":"local","nodes":2,"gpus_per_node":2}],"order":["first","second","both"],"tasks":[{"name":"first","task":"first","replica":null,"operator":"default_box","type":"bash","backend":"box","needs":[],"nodes":[0],"gpus":[0,1],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"second","task":"second","replica":null,"operator":"default_box","type":"bash","backend":"box","needs":[],"nodes":[1],"gpus":[0],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"both","task":"both","replica":null,"operator":"default_box","type":"bash","backend":"box","needs":[],"nodes":[0,1],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

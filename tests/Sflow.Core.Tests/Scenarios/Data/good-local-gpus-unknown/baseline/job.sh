#!/bin/bash
#SBATCH --job-name=laptop
#SBATCH --nodes=1
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 5c40c853416ae9c0168f6329e212ddc5 (Sflow 0.2.0)
#
# Workflow laptop: 2 tasks
# Backend local: this machine, 1 node
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     first   bash    node 0 GPU 0-1
#     second  bash    node 0 GPU 2
#
# GPUs of local:
#   node 0: first 0-1 | second 2
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 5c40c853416ae9c0168f6329e212ddc5 local
wf_name laptop
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
  fingerprint bf5f3df6574116e2
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  gpus 2
  launch bash -c
  script <<'SFLOW_EOT'
eval
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"laptop","timeout":null,"backends":[{"name":"local","type":"local","nodes":1,"gpus_per_node":null}],"order":["first","second"],"tasks":[{"name":"first","task":"first","replica":null,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[0,1],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"second","task":"second","replica":null,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[2],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

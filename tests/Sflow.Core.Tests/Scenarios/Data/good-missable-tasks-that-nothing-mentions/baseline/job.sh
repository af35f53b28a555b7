#!/bin/bash
#SBATCH --job-name=missable
#SBATCH --nodes=1
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 7c350cb84689d3741591e6a9001741a9 (Sflow 0.2.0)
#
# Workflow missable: 2 tasks
# Backend local: this machine, 1 node
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     warmup  bash    node 0
#     bench   bash    node 0  after warmup
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 7c350cb84689d3741591e6a9001741a9 local
wf_name missable
wf_grace 10
wf_origin '{"sflow":"0.2.0"}'

# ── tasks ──
task bench
  fingerprint e2589e14fd8872a1
  needs warmup
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  fail_when log_watch text=oops interval=5 failure=3
  launch bash -c
  script <<'SFLOW_EOT'
bench
SFLOW_EOT

task warmup
  fingerprint 8d9fce7f63426b36
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  launch bash -c
  script <<'SFLOW_EOT'
warm
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"missable","timeout":null,"backends":[{"name":"local","type":"local","nodes":1,"gpus_per_node":null}],"order":["warmup","bench"],"tasks":[{"name":"bench","task":"bench","replica":null,"operator":"default_local","type":"bash","backend":"local","needs":["warmup"],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"warmup","task":"warmup","replica":null,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

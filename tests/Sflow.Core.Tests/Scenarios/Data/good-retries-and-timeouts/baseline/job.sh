#!/bin/bash
#SBATCH --job-name=retries
#SBATCH --nodes=1
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 6a25d97e6f3a81c781d6c03f7113155f (Sflow 0.2.0)
#
# Workflow retries: 4 tasks, at most 01:30:00
# Backend local: this machine, 1 node
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     constant  bash    node 0
#     growing   bash    node 0
#     none      bash    node 0
#     at_once   bash    node 0
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 6a25d97e6f3a81c781d6c03f7113155f local
wf_name retries
wf_timeout 5400
wf_grace 10
wf_fingerprint 97f55d75e7b0b0c8
wf_origin '{"sflow":"0.2.0"}'

# ── variables of every task ──
setenv TRIES 3

# ── tasks ──
task constant
  fingerprint 8bcfcc9306e74696
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  retries 2 10 1
  time_limit 300
  launch bash -c
  script <<'SFLOW_EOT'
x
SFLOW_EOT

task growing
  fingerprint 42e230b52b292897
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  retries 3 0.5 1.5
  launch bash -c
  script_same_as constant

task none
  fingerprint 5d4edd7350a5fde0
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  launch bash -c
  script_same_as constant

task at_once
  fingerprint e3ce74e88fa19b70
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  retries 1 0 1
  launch bash -c
  script_same_as constant

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"retries","timeout":5400.0,"backends":[{"name":"local","type":"local","nodes":1,"gpus_per_node":null}],"order":["constant","growing","none","at_once"],"tasks":[{"name":"constant","task":"constant","replica":null,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":2,"timeout":300.0,"sweep":{}},{"name":"growing","task":"growing","replica":null,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":3,"timeout":null,"sweep":{}},{"name":"none","task":"none","replica":null,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"at_once","task":"at_once","replica":null,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":1,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

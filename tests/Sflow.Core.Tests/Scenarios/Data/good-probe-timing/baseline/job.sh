#!/bin/bash
#SBATCH --job-name=timing
#SBATCH --nodes=1
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: fb5bab32c8fe918d818296759c352661 (Sflow 0.2.0)
#
# Workflow timing: 3 tasks, at most 01:00:00
# Backend local: this machine, 1 node
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#   * quick         bash    node 0
#   * patient       bash    node 0
#   * all_defaults  bash    node 0
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity fb5bab32c8fe918d818296759c352661 local
wf_name timing
wf_timeout 3600
wf_grace 10
wf_fingerprint 0933301f7465a169
wf_origin '{"sflow":"0.2.0"}'

# ── variables of every task ──
setenv WAIT 0.25

# ── tasks ──
task quick
  fingerprint 3cb009bd8dfbf456
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  ready_when tcp_port on=127.0.0.1 port=1 delay=1.5 within=12.5 timeout=12.5 interval=0.25 success=3
  launch bash -c
  script <<'SFLOW_EOT'
serve
SFLOW_EOT

task patient
  fingerprint cac3420d011ecffa
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  ready_when tcp_port on=127.0.0.1 port=2 within=3600 timeout=30 interval=5 success=1
  launch bash -c
  script_same_as quick

task all_defaults
  fingerprint 0bccbaa250bfe13f
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  ready_when tcp_port on=127.0.0.1 port=4 timeout=30 interval=5 success=1
  fail_when tcp_port on=127.0.0.1 port=5 timeout=30 interval=5 failure=3
  launch bash -c
  script_same_as quick

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"timing","timeout":3600.0,"backends":[{"name":"local","type":"local","nodes":1,"gpus_per_node":null}],"order":["quick","patient","all_defaults"],"tasks":[{"name":"quick","task":"quick","replica":null,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":true,"retries":0,"timeout":null,"sweep":{}},{"name":"patient","task":"patient","replica":null,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":true,"retries":0,"timeout":null,"sweep":{}},{"name":"all_defaults","task":"all_defaults","replica":null,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":true,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

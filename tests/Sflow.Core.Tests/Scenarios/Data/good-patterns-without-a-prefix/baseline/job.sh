#!/bin/bash
#SBATCH --job-name=prefixes
#SBATCH --nodes=1
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 1d25a4ddee6eda86df2583ad9acdbe06 (Sflow 0.2.0)
#
# Workflow prefixes: 3 tasks
# Backend local: this machine, 1 node
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#   * serve  bash    node 0
#   * other  bash    node 0
#     third  bash    node 0
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 1d25a4ddee6eda86df2583ad9acdbe06 local
wf_name prefixes
wf_grace 10
wf_origin '{"sflow":"0.2.0"}'

# ── tasks ──
task serve
  fingerprint a1a7fc8162374c0a
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  time_limit 3600
  ready_when log_watch text='Image Loaded.' within=60 interval=5 success=1
  fail_when log_watch text='Traceback (most recent call last)' interval=5 failure=3
  launch bash -c
  script <<'SFLOW_EOT'
serve
SFLOW_EOT

task other
  fingerprint 0bcf74c256a85228
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  time_limit 3600
  ready_when log_watch text='ready|started' within=60 interval=5 success=1
  fail_when log_watch text='Traceback (most recent call last)' interval=5 failure=3
  launch bash -c
  script_same_as serve

task third
  fingerprint 68dc8f1a4b62d2ac
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  fail_when log_watch text='error (see' interval=5 failure=3
  launch bash -c
  script_same_as serve

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"prefixes","timeout":null,"backends":[{"name":"local","type":"local","nodes":1,"gpus_per_node":null}],"order":["serve","other","third"],"tasks":[{"name":"serve","task":"serve","replica":null,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":true,"retries":0,"timeout":3600.0,"sweep":{}},{"name":"other","task":"other","replica":null,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":true,"retries":0,"timeout":3600.0,"sweep":{}},{"name":"third","task":"third","replica":null,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

#!/bin/bash
#SBATCH --job-name=choices
#SBATCH --nodes=1
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: beb6d68dbdc3e59bbc314658e2e3682c (Sflow 0.2.0)
#
# Workflow choices: 3 tasks
# Backend local: this machine, 1 node
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#   * server_0  bash    node 0
#   * other     bash    node 0
#   * server_1  bash    node 0  after server_0
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity beb6d68dbdc3e59bbc314658e2e3682c local
wf_name choices
wf_grace 10
wf_fingerprint 4f27d10ff7cecb22
wf_origin '{"sflow":"0.2.0"}'

# ── variables of every task ──
setenv EACH EACH

# ── tasks ──
task server_0
  fingerprint 368f01a7650ee1da
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  ready_when tcp_port on=127.0.0.1 port=8000 within=60 timeout=30 interval=5 success=1
  launch bash -c
  script <<'SFLOW_EOT'
serve
SFLOW_EOT

task server_1
  fingerprint 1d9de52a4ca6dff7
  needs server_0
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 1
  ready_when tcp_port on=127.0.0.1 port=8000 within=60 timeout=30 interval=5 success=1
  launch bash -c
  script_same_as server_0

task other
  fingerprint ac8702229102363d
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  ready_when tcp_port on=127.0.0.1 port=8001 within=60 timeout=30 interval=5 success=1
  launch bash -c
  script_same_as server_0

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"choices","timeout":null,"backends":[{"name":"local","type":"local","nodes":1,"gpus_per_node":null}],"order":["server_0","other","server_1"],"tasks":[{"name":"server_0","task":"server","replica":0,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":true,"retries":0,"timeout":null,"sweep":{}},{"name":"server_1","task":"server","replica":1,"operator":"default_local","type":"bash","backend":"local","needs":["server_0"],"nodes":[0],"gpus":[],"service":true,"retries":0,"timeout":null,"sweep":{}},{"name":"other","task":"other","replica":null,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":true,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

#!/bin/bash
#SBATCH --job-name=endless
#SBATCH --nodes=1
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 026f9c3bf2b7655fcd096bc9501486e2 (Sflow 0.2.0)
#
# Workflow endless: 2 tasks
# Backend local: this machine, 1 node
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#   * server  bash    node 0
#     client  bash    node 0  after server
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 026f9c3bf2b7655fcd096bc9501486e2 local
wf_name endless
wf_grace 10
wf_origin '{"sflow":"0.2.0"}'

# ── tasks ──
task server
  fingerprint 4cb33c5bb756c6a1
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  ready_when tcp_port on=127.0.0.1 port=8000 timeout=30 interval=5 success=1
  launch bash -c
  script <<'SFLOW_EOT'
serve
SFLOW_EOT

task client
  fingerprint 15eb0442a57ce571
  needs server
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  launch bash -c
  script <<'SFLOW_EOT'
bench
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"endless","timeout":null,"backends":[{"name":"local","type":"local","nodes":1,"gpus_per_node":null}],"order":["server","client"],"tasks":[{"name":"server","task":"server","replica":null,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":true,"retries":0,"timeout":null,"sweep":{}},{"name":"client","task":"client","replica":null,"operator":"default_local","type":"bash","backend":"local","needs":["server"],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

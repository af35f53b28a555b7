#!/bin/bash
#SBATCH --job-name=zero
#SBATCH --nodes=1
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 71c8686452a582f6aec3ded1e17b6082 (Sflow 0.2.0)
#
# Workflow zero: 1 task
# Backend local: this machine, 1 node
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#   * server  bash    node 0
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 71c8686452a582f6aec3ded1e17b6082 local
wf_name zero
wf_timeout 0
wf_grace 10
wf_origin '{"sflow":"0.2.0"}'

# ── tasks ──
task server
  fingerprint 0f6bfd7bf92f0d91
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  time_limit 0
  ready_when tcp_port on=127.0.0.1 port=8000 timeout=30 interval=5 success=1
  launch bash -c
  script <<'SFLOW_EOT'
serve
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"zero","timeout":0.0,"backends":[{"name":"local","type":"local","nodes":1,"gpus_per_node":null}],"order":["server"],"tasks":[{"name":"server","task":"server","replica":null,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":true,"retries":0,"timeout":0.0,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

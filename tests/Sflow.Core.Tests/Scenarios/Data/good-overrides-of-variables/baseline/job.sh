#!/bin/bash
#SBATCH --job-name=overrides
#SBATCH --nodes=1
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: d468c67014dd2b50461959fa2436b485 (Sflow 0.2.0)
#
# Workflow overrides: 2 tasks
# Backend local: this machine, 1 node
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     step_4  bash    node 0
#     step_8  bash    node 0
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity d468c67014dd2b50461959fa2436b485 local
wf_name overrides
wf_grace 10
wf_fingerprint 0d485d327f8658b9
wf_origin '{"sflow":"0.2.0"}'

# ── variables of every task ──
setenv COUNT 42
setenv SWEPT 4
setenv FLAG True
setenv CODE 007
setenv NAMES '['\''a'\'', '\''b'\'']'
setenv BROKEN '{no json'
setenv BOTH 007

# ── tasks ──
task step_4
  fingerprint e7a971dff4841a5d
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  launch bash -c
  script <<'SFLOW_EOT'
use "$COUNT" "$SWEPT" "$FLAG" "$CODE" "$NAMES" "$BROKEN" "$BOTH" 43
SFLOW_EOT

task step_8
  fingerprint a8e9652cf2ffe9db
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SWEPT 8
  setenv SFLOW_REPLICA_INDEX 1
  launch bash -c
  script_same_as step_4

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"overrides","timeout":null,"backends":[{"name":"local","type":"local","nodes":1,"gpus_per_node":null}],"order":["step_4","step_8"],"tasks":[{"name":"step_4","task":"step","replica":0,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{"SWEPT":"4"}},{"name":"step_8","task":"step","replica":1,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{"SWEPT":"8"}}]}'
}

[the runtime]

sflow_main "$@"; exit

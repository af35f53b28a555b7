#!/bin/bash
#SBATCH --job-name=layers
#SBATCH --nodes=1
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 1f6c0aa84f65865a637b74d1da28c96a (Sflow 0.2.0)
#
# Workflow layers: 2 tasks
# Backend local: this machine, 1 node
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     of_workflow  bash    node 0
#     of_task      bash    node 0
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 1f6c0aa84f65865a637b74d1da28c96a local
wf_name layers
wf_grace 10
wf_fingerprint 1f3b71e16f2b5c5d
wf_origin '{"sflow":"0.2.0"}'

# ── variables of every task ──
setenv TP 4

# ── tasks ──
task of_workflow
  fingerprint e7945086c03ccc92
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  launch bash -c
  script <<'SFLOW_EOT'
use ${TP}
SFLOW_EOT

task of_task
  fingerprint 207e19b9552b0faa
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv TP 5
  setenv SFLOW_REPLICA_INDEX 0
  launch bash -c
  script_same_as of_workflow

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"layers","timeout":null,"backends":[{"name":"local","type":"local","nodes":1,"gpus_per_node":null}],"order":["of_workflow","of_task"],"tasks":[{"name":"of_workflow","task":"of_workflow","replica":null,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"of_task","task":"of_task","replica":null,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

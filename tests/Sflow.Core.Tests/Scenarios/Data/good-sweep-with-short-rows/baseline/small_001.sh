#!/bin/bash
#SBATCH --job-name=small_001
#SBATCH --nodes=1
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 19721382b7c64d36bcf76670b2da3e27 (Sflow 0.2.0)
#
# Workflow csv: 1 task
# Backend local: this machine, 1 node
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     a  bash    node 0
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 19721382b7c64d36bcf76670b2da3e27 local
wf_name csv
wf_grace 10
wf_fingerprint b971bd854e5859ba
wf_origin '{"sflow":"0.2.0"}'

# ── variables of every task ──
setenv TP 1
setenv RATE 0.5

# ── tasks ──
task a
  fingerprint 2c0f7f30aa9456a5
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  launch bash -c
  script <<'SFLOW_EOT'
run ${TP} ${RATE}
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"csv","timeout":null,"backends":[{"name":"local","type":"local","nodes":1,"gpus_per_node":null}],"order":["a"],"tasks":[{"name":"a","task":"a","replica":null,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

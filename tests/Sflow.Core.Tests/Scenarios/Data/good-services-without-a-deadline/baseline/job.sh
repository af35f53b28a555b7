#!/bin/bash
#SBATCH --job-name=endless
#SBATCH --nodes=1
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 461abea3612b908dc24b08776b4b299e (Sflow 0.2.0)
#
# Workflow endless: 5 tasks
# Backend local: this machine, 1 node
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#   * a_0  bash    node 0
#   * a_1  bash    node 0
#   * b    bash    node 0
#   * c    bash    node 0
#     d    bash    node 0  after a_0, a_1, b, c
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 461abea3612b908dc24b08776b4b299e local
wf_name endless
wf_grace 10
wf_origin '{"sflow":"0.2.0"}'

# ── tasks ──
task a_0
  fingerprint f944dd1c900c133e
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  ready_when tcp_port on=127.0.0.1 port=80 timeout=30 interval=5 success=1
  launch bash -c
  script <<'SFLOW_EOT'
serve
SFLOW_EOT

task a_1
  fingerprint 6666356d680f5c85
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 1
  ready_when tcp_port on=127.0.0.1 port=80 timeout=30 interval=5 success=1
  launch bash -c
  script_same_as a_0

task b
  fingerprint b0616ef3e831be94
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  ready_when tcp_port on=127.0.0.1 port=81 within=60 timeout=30 interval=5 success=1
  ready_when log_watch text=up interval=5 success=1
  launch bash -c
  script_same_as a_0

task c
  fingerprint a195c7415b8cc683
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  time_limit 3600
  ready_when tcp_port on=127.0.0.1 port=82 timeout=30 interval=5 success=1
  launch bash -c
  script_same_as a_0

task d
  fingerprint f14b25e1b9dcad56
  needs a_0 a_1 b c
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  launch bash -c
  script <<'SFLOW_EOT'
run
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"endless","timeout":null,"backends":[{"name":"local","type":"local","nodes":1,"gpus_per_node":null}],"order":["a_0","a_1","b","c","d"],"tasks":[{"name":"a_0","task":"a","replica":0,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":true,"retries":0,"timeout":null,"sweep":{}},{"name":"a_1","task":"a","replica":1,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":true,"retries":0,"timeout":null,"sweep":{}},{"name":"b","task":"b","replica":null,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":true,"retries":0,"timeout":null,"sweep":{}},{"name":"c","task":"c","replica":null,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":true,"retries":0,"timeout":3600.0,"sweep":{}},{"name":"d","task":"d","replica":null,"operator":"default_local","type":"bash","backend":"local","needs":["a_0","a_1","b","c"],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

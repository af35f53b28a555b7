#!/bin/bash
#SBATCH --job-name=lists
#SBATCH --nodes=1
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 954a393fc6d54088d72d3dac463bdf7b (Sflow 0.2.0)
#
# Workflow lists: 3 tasks
# Backend local: this machine, 1 node
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#   * server  bash    node 0
#   * worker  bash    node 0
#     bench   bash    node 0  after server, worker
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 954a393fc6d54088d72d3dac463bdf7b local
wf_name lists
wf_grace 10
wf_fingerprint 12aecb128ac6d5c3
wf_origin '{"sflow":"0.2.0"}'

# ── variables of every task ──
setenv CHECK 12

# ── tasks ──
task server
  fingerprint e02da66f7cd98331
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  ready_when log_watch text='model loaded' within=1200 interval=5 success=1
  ready_when http_get url=http://localhost:8000/health within=1500 timeout=12 interval=5 success=1
  ready_when tcp_port on=127.0.0.1 port=9000 within=60 timeout=1 interval=5 success=1
  fail_when log_watch text='CUDA error' interval=5 failure=1
  fail_when log_watch text='out of memory' interval=5 failure=2
  launch bash -c
  script <<'SFLOW_EOT'
serve
SFLOW_EOT

task worker
  fingerprint 5a27a5ecdceb26d4
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  ready_when log_watch regex='ready|up' within=60 interval=5 success=1
  launch bash -c
  script <<'SFLOW_EOT'
work
SFLOW_EOT

task bench
  fingerprint 15eb0442a57ce571
  needs server worker
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  launch bash -c
  script <<'SFLOW_EOT'
bench
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"lists","timeout":null,"backends":[{"name":"local","type":"local","nodes":1,"gpus_per_node":null}],"order":["server","worker","bench"],"tasks":[{"name":"server","task":"server","replica":null,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":true,"retries":0,"timeout":null,"sweep":{}},{"name":"worker","task":"worker","replica":null,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":true,"retries":0,"timeout":null,"sweep":{}},{"name":"bench","task":"bench","replica":null,"operator":"default_local","type":"bash","backend":"local","needs":["server","worker"],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

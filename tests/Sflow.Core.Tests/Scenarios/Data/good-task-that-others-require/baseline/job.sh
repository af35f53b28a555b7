#!/bin/bash
#SBATCH --job-name=app
#SBATCH --nodes=1
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 1e1acf5fdc26364638beb28459e054e4 (Sflow 0.2.0)
#
# Workflow app: 5 tasks
# Backend here: this machine, 1 node
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     clean-cache  bash    node 0
#   * server       bash    node 0  after clean-cache
#     warm-up      bash    node 0  after server
#     bench_0      bash    node 0  after server, warm-up
#     bench_1      bash    node 0  after bench_0
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 1e1acf5fdc26364638beb28459e054e4 local
wf_name app
wf_grace 10
wf_origin '{"sflow":"0.2.0"}'

# ── tasks ──
task server
  fingerprint 368f01a7650ee1da
  needs clean-cache
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  ready_when tcp_port on=127.0.0.1 port=8000 within=60 timeout=30 interval=5 success=1
  launch bash -c
  script <<'SFLOW_EOT'
serve
SFLOW_EOT

task bench_0
  fingerprint 15eb0442a57ce571
  needs server warm-up
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  launch bash -c
  script <<'SFLOW_EOT'
bench
SFLOW_EOT

task bench_1
  fingerprint 4c6def52e9a65d1e
  needs bench_0
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 1
  launch bash -c
  script_same_as bench_0

task clean-cache
  fingerprint f6cfdca95a0f18a1
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  launch bash -c
  script <<'SFLOW_EOT'
rm -rf /tmp/app-cache
SFLOW_EOT

task warm-up
  fingerprint 8d9fce7f63426b36
  needs server
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  launch bash -c
  script <<'SFLOW_EOT'
warm
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"app","timeout":null,"backends":[{"name":"here","type":"local","nodes":1,"gpus_per_node":null}],"order":["clean-cache","server","warm-up","bench_0","bench_1"],"tasks":[{"name":"server","task":"server","replica":null,"operator":"default_here","type":"bash","backend":"here","needs":["clean-cache"],"nodes":[0],"gpus":[],"service":true,"retries":0,"timeout":null,"sweep":{}},{"name":"bench_0","task":"bench","replica":0,"operator":"default_here","type":"bash","backend":"here","needs":["server","warm-up"],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"bench_1","task":"bench","replica":1,"operator":"default_here","type":"bash","backend":"here","needs":["bench_0"],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"clean-cache","task":"clean-cache","replica":null,"operator":"default_here","type":"bash","backend":"here","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"warm-up","task":"warm-up","replica":null,"operator":"default_here","type":"bash","backend":"here","needs":["server"],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

#!/bin/bash
#SBATCH --job-name=product
#SBATCH --nodes=1
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 9d8e5274c4ac22bdef17c1058774c02e (Sflow 0.2.0)
#
# Workflow product: 5 tasks
# Backend local: this machine, 1 node
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     bench_8_0_1    bash    node 0
#     bench_8__1_5   bash    node 0
#     bench_16_0_1   bash    node 0
#     bench_16__1_5  bash    node 0
#     report         bash    node 0  after bench_8_0_1, bench_8__1_5, bench_16_0_1, bench_16__1_5
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 9d8e5274c4ac22bdef17c1058774c02e local
wf_name product
wf_grace 10
wf_fingerprint 1acc3868dde31049
wf_origin '{"sflow":"0.2.0"}'

# ── variables of every task ──
setenv BATCH 8
setenv RATE 0.1
setenv TOTAL 0.8

# ── tasks ──
task bench_8_0_1
  fingerprint f928047eeebfd92c
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  launch bash -c
  script <<'SFLOW_EOT'
bench 8 ${RATE} 0.8
SFLOW_EOT

task bench_8__1_5
  fingerprint 9acff23413e1326d
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv RATE -1.5
  setenv TOTAL -12.0
  setenv SFLOW_REPLICA_INDEX 1
  launch bash -c
  script <<'SFLOW_EOT'
bench 8 ${RATE} -12.0
SFLOW_EOT

task bench_16_0_1
  fingerprint d745d94557c89aa9
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv BATCH 16
  setenv TOTAL 1.6
  setenv SFLOW_REPLICA_INDEX 2
  launch bash -c
  script <<'SFLOW_EOT'
bench 16 ${RATE} 1.6
SFLOW_EOT

task bench_16__1_5
  fingerprint ce0e8e3b28be157b
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv BATCH 16
  setenv RATE -1.5
  setenv TOTAL -24.0
  setenv SFLOW_REPLICA_INDEX 3
  launch bash -c
  script <<'SFLOW_EOT'
bench 16 ${RATE} -24.0
SFLOW_EOT

task report
  fingerprint 1f9d6eb3b4e1a55e
  needs bench_8_0_1 bench_8__1_5 bench_16_0_1 bench_16__1_5
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  launch bash -c
  script <<'SFLOW_EOT'
report 4
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"product","timeout":null,"backends":[{"name":"local","type":"local","nodes":1,"gpus_per_node":null}],"order":["bench_8_0_1","bench_8__1_5","bench_16_0_1","bench_16__1_5","report"],"tasks":[{"name":"bench_8_0_1","task":"bench","replica":0,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{"BATCH":"8","RATE":"0.1"}},{"name":"bench_8__1_5","task":"bench","replica":1,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{"BATCH":"8","RATE":"-1.5"}},{"name":"bench_16_0_1","task":"bench","replica":2,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{"BATCH":"16","RATE":"0.1"}},{"name":"bench_16__1_5","task":"bench","replica":3,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{"BATCH":"16","RATE":"-1.5"}},{"name":"report","task":"report","replica":null,"operator":"default_local","type":"bash","backend":"local","needs":["bench_8_0_1","bench_8__1_5","bench_16_0_1","bench_16__1_5"],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

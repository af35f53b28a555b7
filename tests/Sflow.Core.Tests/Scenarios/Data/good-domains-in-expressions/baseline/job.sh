#!/bin/bash
#SBATCH --job-name=w
#SBATCH --nodes=1
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 0fde52e2628064649143ec0fbc35922c (Sflow 0.2.0)
#
# Workflow w: 3 tasks
# Backend local: this machine, 1 node
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     t_2  bash    node 0
#     t_4  bash    node 0
#     one  bash    node 0
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 0fde52e2628064649143ec0fbc35922c local
wf_name w
wf_grace 10
wf_fingerprint 735205aaca679cff
wf_origin '{"sflow":"0.2.0"}'

# ── variables of every task ──
setenv TP 2
setenv MODES fast
setenv PLAIN x
setenv CONF '{'\''value'\'': 1, '\''domain'\'': '\''d'\''}'
setenv LARGEST 4

# ── tasks ──
task t_2
  fingerprint 5dfb393f30dea087
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  launch bash -c
  script <<'SFLOW_EOT'
echo 2 2,4 2 4 0
echo fast [] 1 d 4
SFLOW_EOT

task t_4
  fingerprint 7c563fb7df4036a0
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv TP 4
  setenv SFLOW_REPLICA_INDEX 1
  launch bash -c
  script <<'SFLOW_EOT'
echo 4 2,4 2 8 1
echo fast [] 1 d 4
SFLOW_EOT

task one
  fingerprint da2fbbe0ffa1c4b6
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  time_limit 120
  launch bash -c
  script <<'SFLOW_EOT'
echo [2, 4]
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"w","timeout":null,"backends":[{"name":"local","type":"local","nodes":1,"gpus_per_node":null}],"order":["t_2","t_4","one"],"tasks":[{"name":"t_2","task":"t","replica":0,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{"TP":"2"}},{"name":"t_4","task":"t","replica":1,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{"TP":"4"}},{"name":"one","task":"one","replica":null,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":120.0,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

#!/bin/bash
#SBATCH --job-name=local_dag
#SBATCH --nodes=1
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: b3e1d55c53e1c315158519326c8af747 (Sflow 0.2.0)
#
# Workflow local dag: 4 tasks, at most 00:05:00
# Backend local: this machine, 1 node
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     prepare  bash    node 0
#     train_0  bash    node 0  after prepare
#     train_1  bash    node 0  after train_0
#     report   bash    node 0  after train_1
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity b3e1d55c53e1c315158519326c8af747 local
wf_name local_dag
wf_timeout 300
wf_grace 10
wf_fingerprint bb0c533c30220ae6
wf_origin '{"sflow":"0.2.0"}'

# ── variables of every task ──
setenv GREETING hello
setenv TIMES 2

# ── tasks ──
task prepare
  fingerprint 091a32cbbbe84510
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  launch bash -c
  script <<'SFLOW_EOT'
echo "hello x${TIMES}" > "${SFLOW_WORKFLOW_OUTPUT_DIR}/data"
SFLOW_EOT

task train_0
  fingerprint 2d9542ae2472f8c6
  needs prepare
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  retries 2 1 2
  time_limit 90
  output 'loss: ([-+]?[0-9]*\.?[0-9]+)' loss:float 'text=loss: {loss:f}'
  metric loss '{"type":"gauge","aggregate":"last"}'
  launch bash -c
  script <<'SFLOW_EOT'
grep -q hello "${SFLOW_WORKFLOW_OUTPUT_DIR}/data"
echo 'loss: 0.5'
SFLOW_EOT

task train_1
  fingerprint d77bb827ffed2aae
  needs train_0
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 1
  retries 2 1 2
  time_limit 90
  output 'loss: ([-+]?[0-9]*\.?[0-9]+)' loss:float 'text=loss: {loss:f}'
  metric loss '{"type":"gauge","aggregate":"last"}'
  launch bash -c
  script_same_as train_0

task report
  fingerprint cacb5e941645f47d
  needs train_1
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  launch bash -c
  script <<'SFLOW_EOT'
echo done
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"local dag","timeout":300.0,"backends":[{"name":"local","type":"local","nodes":1,"gpus_per_node":null}],"order":["prepare","train_0","train_1","report"],"tasks":[{"name":"prepare","task":"prepare","replica":null,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"train_0","task":"train","replica":0,"operator":"default_local","type":"bash","backend":"local","needs":["prepare"],"nodes":[0],"gpus":[],"service":false,"retries":2,"timeout":90.0,"sweep":{}},{"name":"train_1","task":"train","replica":1,"operator":"default_local","type":"bash","backend":"local","needs":["train_0"],"nodes":[0],"gpus":[],"service":false,"retries":2,"timeout":90.0,"sweep":{}},{"name":"report","task":"report","replica":null,"operator":"default_local","type":"bash","backend":"local","needs":["train_1"],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

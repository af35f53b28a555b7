#!/bin/bash
#SBATCH --job-name=names
#SBATCH --nodes=1
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 9efe9040d6e48881ce877561ccbbd7c2 (Sflow 0.2.0)
#
# Workflow names: 2 tasks
# Backend local: this machine, 1 node
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     misspelt  bash    node 0
#     fine      bash    node 0
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 9efe9040d6e48881ce877561ccbbd7c2 local
wf_name names
wf_grace 10
wf_fingerprint b33c1b6d9fa0ef44
wf_origin '{"sflow":"0.2.0"}'

# ── variables of every task ──
setenv ROUNDS 3
setenv MODEL m

# ── tasks ──
task misspelt
  fingerprint 52732def0cb44f50
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  launch bash -c
  script <<'SFLOW_EOT'
for i in $(seq $ROUDNS); do echo $i; done
echo "{{ variables.MODEL }} {{ MODEL | upper }}"
SFLOW_EOT

task fine
  fingerprint b48eab2c37165c29
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  launch bash -c
  script <<'SFLOW_EOT'
# $ROUNDSS isn't used here
model=$1 ROUND=1; echo $? $HOME $model $ROUND $PATH "$@" $#
awk '{print $MODLE}' x; cat <<'EOT'
$MODLE
EOT
docker ps --format '{{.Names}} {{ json . }}' "\$MODLE" $$MODLE
echo $MODEL $ROUNDS

SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"names","timeout":null,"backends":[{"name":"local","type":"local","nodes":1,"gpus_per_node":null}],"order":["misspelt","fine"],"tasks":[{"name":"misspelt","task":"misspelt","replica":null,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"fine","task":"fine","replica":null,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

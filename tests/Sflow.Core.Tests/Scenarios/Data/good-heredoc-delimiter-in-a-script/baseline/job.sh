#!/bin/bash
#SBATCH --job-name=delimiters
#SBATCH --nodes=1
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 68c0ff5a7f6928bc9dd4a74af7201d9a (Sflow 0.2.0)
#
# Workflow delimiters: 2 tasks
# Backend local: this machine, 1 node
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     step    bash    node 0
#     beside  bash    node 0
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 68c0ff5a7f6928bc9dd4a74af7201d9a local
wf_name delimiters
wf_grace 10
wf_fingerprint 0a9b3596e6a26b1b
wf_origin '{"sflow":"0.2.0"}'

# ── artifacts ──
artifact CONFIG x.sh <<'SFLOW_EOT__'
cat <<'SFLOW_EOT'
SFLOW_EOT
SFLOW_EOT_

SFLOW_EOT__

# ── tasks ──
task step
  fingerprint 03bec1fa0471051a
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  launch bash -c
  script <<'SFLOW_EOT_'
cat > x <<'SFLOW_EOT'
text
SFLOW_EOT
bash "$CONFIG"

SFLOW_EOT_

task beside
  fingerprint 5a7fc7e610538dff
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  launch bash -c
  script <<'SFLOW_EOT'
echo SFLOW_EOT in a line
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"delimiters","timeout":null,"backends":[{"name":"local","type":"local","nodes":1,"gpus_per_node":null}],"order":["step","beside"],"tasks":[{"name":"step","task":"step","replica":null,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"beside","task":"beside","replica":null,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

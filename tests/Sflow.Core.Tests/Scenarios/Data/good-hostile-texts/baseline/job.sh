#!/bin/bash
#SBATCH --job-name=hostile__it_s_____name_
#SBATCH --nodes=1
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: d8ddceab4b0b6112fdaf73e7465f387d (Sflow 0.2.0)
#
# Workflow hostile: it's / $(name): 3 tasks
# Backend local: this machine, 1 node
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     step     bash    node 0
#     returns  bash    node 0
#     spaces   bash    node 0
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity d8ddceab4b0b6112fdaf73e7465f387d local
wf_name hostile__it_s_____name_
wf_grace 10
wf_fingerprint 24e086aab4af2e1c
wf_origin '{"sflow":"0.2.0"}'

# ── variables of every task ──
setenv QUOTES 'it'\''s "quoted" `date` $(date) $HOME \ !'
setenv LINES 'one
two
'
setenv CONTROL $'tab\tbell\x07 return\r escape\x1b[1m'
setenv EMPTY ''
setenv NULL_VALUE None
setenv GREEK 'αβγ ✓ 𝄞'
setenv LIST '[1, '\''two'\'', True, None]'
setenv TRUTH True
setenv DASH -n
setenv TILDE '~/x'

# ── tasks ──
task step
  fingerprint fb2e1b3c898808ad
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  launch bash -c
  script <<'SFLOW_EOT'
printf "%s" "$QUOTES" "$LINES" "$CONTROL" "$EMPTY" "$NULL_VALUE" "$GREEK" "$LIST" "$TRUTH" "$DASH" "$TILDE"
SFLOW_EOT

task returns
  fingerprint 946a178163cf0012
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  launch bash -c
  script $'echo one\r\necho two\r\n'

task spaces
  fingerprint c2a23bde56a9ce3e
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  launch bash -c
  script <<'SFLOW_EOT'
  indented  

	tab
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"hostile: it'\''s / $(name)","timeout":null,"backends":[{"name":"local","type":"local","nodes":1,"gpus_per_node":null}],"order":["step","returns","spaces"],"tasks":[{"name":"step","task":"step","replica":null,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"returns","task":"returns","replica":null,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"spaces","task":"spaces","replica":null,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

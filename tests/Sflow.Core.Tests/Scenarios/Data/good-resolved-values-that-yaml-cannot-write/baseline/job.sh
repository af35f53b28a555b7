#!/bin/bash
#SBATCH --job-name=w
#SBATCH --nodes=1
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: bae2b83d983da5e7a7e86a29dc4e6048 (Sflow 0.2.0)
#
# Workflow w: 3 tasks
# Backend local: this machine, 1 node
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     t    bash    node 0
#     r_2  bash    node 0
#     r_4  bash    node 0
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity bae2b83d983da5e7a7e86a29dc4e6048 local
wf_name w
wf_grace 10
wf_fingerprint 1e897a06e1fb079a
wf_origin '{"sflow":"0.2.0"}'

# ── variables of every task ──
setenv TP 2
setenv SIZES '[1, 2]'
setenv RANKS '[0, 1]'
setenv PAIRS '{'\''a'\'': 2}'
setenv SPACE 2
setenv REVERSED '[2, 1]'
setenv NAMES '['\''a'\'']'
setenv BIG inf
setenv NOT nan
setenv WORD -inf
setenv NOTHING None
setenv SET '{'\''a'\'', '\''b'\''}'
setenv DAY 2024-01-02
setenv TUPLE '(2, '\''x'\'')'
setenv KEYS '{1: '\''a'\'', None: '\''b'\'', (1, 2): '\''c'\''}'

# ── tasks ──
task t
  fingerprint cc3071cad2e51c75
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  launch bash -c
  script <<'SFLOW_EOT'
echo [0, 1] 2 2 [2, 1] ['a']
echo inf nan -inf d {'a', 'b'} 2024-01-02 (2, 'x') {1: 'a', None: 'b', (1, 2): 'c'}
SFLOW_EOT

task r_2
  fingerprint a5b6ed8dff6d2bc1
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv OWN '[0, 1]'
  setenv SFLOW_REPLICA_INDEX 0
  launch bash -c
  script <<'SFLOW_EOT'
echo [0, 1] {'a': 2} [0, 1] [2, 4] [1, 2]
SFLOW_EOT

task r_4
  fingerprint 76db6e98a9236b1a
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv TP 4
  setenv RANKS '[0, 1, 2, 3]'
  setenv PAIRS '{'\''a'\'': 4}'
  setenv SPACE 4
  setenv TUPLE '(4, '\''x'\'')'
  setenv OWN '[0, 1, 2, 3]'
  setenv SFLOW_REPLICA_INDEX 1
  launch bash -c
  script <<'SFLOW_EOT'
echo [0, 1, 2, 3] {'a': 4} [0, 1, 2, 3] [2, 4] [1, 2]
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"w","timeout":null,"backends":[{"name":"local","type":"local","nodes":1,"gpus_per_node":null}],"order":["t","r_2","r_4"],"tasks":[{"name":"t","task":"t","replica":null,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"r_2","task":"r","replica":0,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{"TP":"2"}},{"name":"r_4","task":"r","replica":1,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{"TP":"4"}}]}'
}

[the runtime]

sflow_main "$@"; exit

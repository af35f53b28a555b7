#!/bin/bash
#SBATCH --job-name=outputs
#SBATCH --nodes=1
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 6074adbfc2175e04cbad571ed6d72a10 (Sflow 0.2.0)
#
# Workflow outputs: 1 task
# Backend local: this machine, 1 node
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     bench  bash    node 0
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 6074adbfc2175e04cbad571ed6d72a10 local
wf_name outputs
wf_grace 10
wf_fingerprint 5ea33c41b7c868d4
wf_origin '{"sflow":"0.2.0"}'

# ── variables of every task ──
setenv UNIT ms

# ── tasks ──
task bench
  fingerprint e3539f1e788ca11c
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  output 'TTFT: ([-+]?[0-9]*\.?[0-9]+) ms' ttft:float 'text=TTFT: {ttft:f} ms'
  metric ttft '{"description":"Time to first token, it'\''s short","type":"latency","aggregate":"mean"}'
  output 'requests=([-+]?[0-9]+)/([-+]?[0-9]+)' n:int total:int 'text=requests={n:d}/{total:d}'
  output 'model (\w+) in \{braces\} \[([^]]+)\]' model:str rest:str 'text=model {model:w} in {{braces}} [{rest}]'
  output 'loss  *([-+]?[0-9]*\.?[0-9]+[eE][-+]?[0-9]+) *' loss:float 'text=loss {loss:8.3e}'
  output 'host (\S+) letters ([A-Za-z]+)' host:str letters:str 'text=host {host:S} letters {letters:l}'
  output 'all of (.+)' line:str 'text=all of {line}'
  launch bash -c
  script <<'SFLOW_EOT'
bench
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"outputs","timeout":null,"backends":[{"name":"local","type":"local","nodes":1,"gpus_per_node":null}],"order":["bench"],"tasks":[{"name":"bench","task":"bench","replica":null,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

#!/bin/bash
#SBATCH --job-name=python
#SBATCH --nodes=1
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 12fe0460dee25208b18890396cca42fe (Sflow 0.2.0)
#
# Workflow python: 2 tasks
# Backend local: this machine, 1 node
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     report  python  node 0
#     short   python  node 0  after report
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 12fe0460dee25208b18890396cca42fe local
wf_name python
wf_grace 10
wf_origin '{"sflow":"0.2.0"}'

# ── tasks ──
task report
  fingerprint d6b18db37484b355
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  launch /opt/py/bin/python3 -u -X utf8 -c
  script <<'SFLOW_EOT'
import os
print(f"folder: {os.environ['SFLOW_TASK_OUTPUT_DIR']}")

SFLOW_EOT

task short
  fingerprint c957bcef6863e832
  needs report
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  launch python -c
  script <<'SFLOW_EOT'
print('${HOME} is not expanded')
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"python","timeout":null,"backends":[{"name":"local","type":"local","nodes":1,"gpus_per_node":null}],"order":["report","short"],"tasks":[{"name":"report","task":"report","replica":null,"operator":"py","type":"python","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"short","task":"short","replica":null,"operator":"plain","type":"python","backend":"local","needs":["report"],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

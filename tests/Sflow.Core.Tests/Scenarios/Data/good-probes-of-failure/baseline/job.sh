#!/bin/bash
#SBATCH --job-name=failures
#SBATCH --partition=gpu
#SBATCH --account=team
#SBATCH --nodes=2
#SBATCH --time=01:00:00
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: e0edf5f930c812a3adf436a069c325cd (Sflow 0.2.0)
#
# Workflow failures: 3 tasks
# Backend hpc: Slurm, 2 nodes of 4 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     by_log   srun    node 0-1
#     by_port  srun    node 0-1
#     by_http  srun    node 0-1
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity e0edf5f930c812a3adf436a069c325cd slurm
wf_name failures
wf_grace 10
wf_nodes 2
wf_origin '{"sflow":"0.2.0"}'

# ── tasks ──
task by_log
  fingerprint 27b65e887be4282b
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  fail_when log_watch text='out of memory' interval=5 failure=3
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 2 --nodelist __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__ --job-name by_log --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
serve
SFLOW_EOT

task by_port
  fingerprint c97666f0366f1b3e
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  fail_when tcp_port on='__SFLOW_NODE0_IP__ __SFLOW_NODE1_IP__' port=9 timeout=2 interval=10 failure=1
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 2 --nodelist __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__ --job-name by_port --export ALL --label --overlap bash -c
  script_same_as by_log

task by_http
  fingerprint 7201b3b5c8f52f7e
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  fail_when http_get url=http://localhost:9000/failed delay=30 timeout=30 interval=5 failure=5
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 2 --nodelist __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__ --job-name by_http --export ALL --label --overlap bash -c
  script_same_as by_log

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"failures","timeout":null,"backends":[{"name":"hpc","type":"slurm","nodes":2,"gpus_per_node":4}],"order":["by_log","by_port","by_http"],"tasks":[{"name":"by_log","task":"by_log","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0,1],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"by_port","task":"by_port","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0,1],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"by_http","task":"by_http","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0,1],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

#!/bin/bash
#SBATCH --job-name=another-node
#SBATCH --partition=gpu
#SBATCH --account=team
#SBATCH --nodes=2
#SBATCH --time=01:00:00
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: d71557c89e0bf5badaaf08b1248397f6 (Sflow 0.2.0)
#
# Workflow another-node: 5 tasks
# Backend cluster: Slurm, 2 nodes of 4 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     server  srun    node 0 GPU 0-3
#   * probed  bash    node 1 GPU 0
#     first   bash    node 0
#     all     bash    node 0-1
#     step    srun    node 1
#
# GPUs of cluster:
#   node 0: server 0-3
#   node 1: probed 0
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity d71557c89e0bf5badaaf08b1248397f6 slurm
wf_name another-node
wf_grace 10
wf_nodes 2
wf_gpus_per_node 4
wf_origin '{"sflow":"0.2.0"}'

# ── tasks ──
task server
  fingerprint d2f6daa3e5c7bb8d
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  gpus 0,1,2,3
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name server --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
serve
SFLOW_EOT

task probed
  fingerprint 20c62f7b258e2802
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 0
  gpus 0
  ready_when tcp_port on=__SFLOW_NODE1_IP__ port=8000 within=60 timeout=30 interval=5 success=1
  launch bash -c
  script <<'SFLOW_EOT'
bench
SFLOW_EOT

task first
  fingerprint 104675768dae083a
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  launch bash -c
  script_same_as probed

task all
  fingerprint 11fbb6c995a96b4d
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 0
  launch bash -c
  script_same_as probed

task step
  fingerprint 6fe4af7f0a0b4c7b
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE1_NAME__ --job-name step --export ALL --label --overlap bash -c
  script_same_as probed

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"another-node","timeout":null,"backends":[{"name":"cluster","type":"slurm","nodes":2,"gpus_per_node":4}],"order":["server","probed","first","all","step"],"tasks":[{"name":"server","task":"server","replica":null,"operator":"default_cluster","type":"srun","backend":"cluster","needs":[],"nodes":[0],"gpus":[0,1,2,3],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"probed","task":"probed","replica":null,"operator":"shell","type":"bash","backend":"cluster","needs":[],"nodes":[1],"gpus":[0],"service":true,"retries":0,"timeout":null,"sweep":{}},{"name":"first","task":"first","replica":null,"operator":"shell","type":"bash","backend":"cluster","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"all","task":"all","replica":null,"operator":"shell","type":"bash","backend":"cluster","needs":[],"nodes":[0,1],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"step","task":"step","replica":null,"operator":"default_cluster","type":"srun","backend":"cluster","needs":[],"nodes":[1],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

#!/bin/bash
#SBATCH --job-name=served
#SBATCH --partition=gpu
#SBATCH --account=team
#SBATCH --nodes=3
#SBATCH --time=30
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: bd09f12dbbb93a8fb19167c2831dd9be (Sflow 0.2.0)
#
# Workflow served: 4 tasks
# Backend hpc: Slurm, 3 nodes of 4 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#   * server_0  srun    node 0
#   * server_1  srun    node 1
#   * router    srun    node 2  after server_0, server_1
#     client    srun    node 0-2  after router
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity bd09f12dbbb93a8fb19167c2831dd9be slurm
wf_name served
wf_grace 10
wf_nodes 3
wf_fingerprint e9790dc01cfcc7f1
wf_origin '{"sflow":"0.2.0"}'

# ── variables of every task ──
setenv PORT 8000

# ── artifacts ──
artifact CLIENT client.json <<'SFLOW_EOT'
{"server": "http://__SFLOW_NODE1_IP__:8000", "all": "http://__SFLOW_NODE0_IP__:8000,http://__SFLOW_NODE1_IP__:8000",
 "router": "__SFLOW_NODE2_IP__:7000"}

SFLOW_EOT

# ── tasks ──
task server_0
  fingerprint 9b00f23e6c27310f
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  serves __SFLOW_NODE0_IP__ 8000
  serves __SFLOW_NODE0_IP__ 9000
  labelled
  ready_when http_get url=http://__SFLOW_NODE0_IP__:8000/health within=300 timeout=30 interval=5 success=1
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name server_0 --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
serve --port 8000
SFLOW_EOT

task server_1
  fingerprint 4bd27de2da39cbb3
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 1
  serves __SFLOW_NODE1_IP__ 8000
  serves __SFLOW_NODE1_IP__ 9000
  labelled
  ready_when http_get url=http://__SFLOW_NODE0_IP__:8000/health within=300 timeout=30 interval=5 success=1
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE1_NAME__ --job-name server_1 --export ALL --label --overlap bash -c
  script_same_as server_0

task router
  fingerprint df55f10dd2b7b513
  needs server_0 server_1
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE2_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE2_IP__
  setenv SFLOW_REPLICA_INDEX 0
  serves __SFLOW_NODE2_IP__ 7000
  labelled
  ready_when tcp_port on=__SFLOW_NODE2_IP__ port=7000 within=60 timeout=30 interval=5 success=1
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE2_NAME__ --job-name router --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
route http://__SFLOW_NODE0_IP__:8000 http://__SFLOW_NODE1_IP__:8000
SFLOW_EOT

task client
  fingerprint 7b180521f4475992
  needs router
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__,__SFLOW_NODE2_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__,__SFLOW_NODE2_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 3 --nodelist __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__,__SFLOW_NODE2_NAME__ --job-name client --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
bench --config __SFLOW_RUN_DIR__/client.json http://__SFLOW_NODE2_IP__:7000
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"served","timeout":null,"backends":[{"name":"hpc","type":"slurm","nodes":3,"gpus_per_node":4}],"order":["server_0","server_1","router","client"],"tasks":[{"name":"server_0","task":"server","replica":0,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[],"service":true,"retries":0,"timeout":null,"sweep":{}},{"name":"server_1","task":"server","replica":1,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[1],"gpus":[],"service":true,"retries":0,"timeout":null,"sweep":{}},{"name":"router","task":"router","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":["server_0","server_1"],"nodes":[2],"gpus":[],"service":true,"retries":0,"timeout":null,"sweep":{}},{"name":"client","task":"client","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":["router"],"nodes":[0,1,2],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

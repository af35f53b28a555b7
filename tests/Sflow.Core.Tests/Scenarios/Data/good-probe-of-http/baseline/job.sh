#!/bin/bash
#SBATCH --job-name=http
#SBATCH --partition=gpu
#SBATCH --account=team
#SBATCH --nodes=2
#SBATCH --time=01:00:00
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 9c559513d3ae66ad309767f0464f0d55 (Sflow 0.2.0)
#
# Workflow http: 3 tasks
# Backend hpc: Slurm, 2 nodes of 4 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#   * get         srun    node 0-1
#   * post        srun    node 0-1
#   * empty_post  srun    node 0-1
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 9c559513d3ae66ad309767f0464f0d55 slurm
wf_name http
wf_grace 10
wf_nodes 2
wf_fingerprint fbfa9f8d7abf5c42
wf_origin '{"sflow":"0.2.0"}'

# ── variables of every task ──
setenv KEY s3cret
setenv URL http://__SFLOW_NODE0_IP__:8000

# ── tasks ──
task get
  fingerprint 7454ba4f970da553
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  ready_when http_get url='http://__SFLOW_NODE0_IP__:8000/health?a=b&c=d' header='X-Key: s3cret' header='Accept: */*' within=300 timeout=30 interval=5 success=1
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 2 --nodelist __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__ --job-name get --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
serve
SFLOW_EOT

task post
  fingerprint 5785f51dcdfbd887
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  ready_when http_post url=http://__SFLOW_NODE0_IP__:8000/v1/chat header='Content-Type: application/json' body='{"model": "m", "prompt": "it'\''s $HOME"}' within=300 timeout=30 interval=5 success=1
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 2 --nodelist __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__ --job-name post --export ALL --label --overlap bash -c
  script_same_as get

task empty_post
  fingerprint b76826228ff3de05
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  ready_when http_post url=https://example.com/ping within=300 timeout=30 interval=5 success=1
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 2 --nodelist __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__ --job-name empty_post --export ALL --label --overlap bash -c
  script_same_as get

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"http","timeout":null,"backends":[{"name":"hpc","type":"slurm","nodes":2,"gpus_per_node":4}],"order":["get","post","empty_post"],"tasks":[{"name":"get","task":"get","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0,1],"gpus":[],"service":true,"retries":0,"timeout":null,"sweep":{}},{"name":"post","task":"post","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0,1],"gpus":[],"service":true,"retries":0,"timeout":null,"sweep":{}},{"name":"empty_post","task":"empty_post","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0,1],"gpus":[],"service":true,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

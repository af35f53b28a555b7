#!/bin/bash
#SBATCH --job-name=fail-fast
#SBATCH --partition=gpu
#SBATCH --account=team
#SBATCH --nodes=1
#SBATCH --time=01:00:00
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 8c11b3e6d34ad1ba8b220adfccc161aa (Sflow 0.2.0)
#
# Workflow fail-fast: 6 tasks
# Backend hpc: Slurm, 1 node of 4 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     step       srun    node 0
#     shell      bash    node 0
#     container  docker  node 0
#     remote     ssh     node 0
#     goes_on    srun    node 0
#     program    python  node 0
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 8c11b3e6d34ad1ba8b220adfccc161aa slurm
wf_name fail-fast
wf_grace 10
wf_nodes 1
wf_origin '{"sflow":"0.2.0"}'

# ── tasks ──
task step
  fingerprint 3f8d3dea4cdd2ff4
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name step --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
# sflow: fail-fast
set -e
cd /data
make
SFLOW_EOT

task shell
  fingerprint 7ea5f22e5c570046
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  launch bash -c
  script_same_as step

task container
  fingerprint 60489be1f4353bc5
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  docker_name sflow-__SFLOW_JOB_ID__-container
  launch docker run --rm --name sflow-__SFLOW_JOB_ID__-container --init --mount '"type=bind","source=__SFLOW_WORKSPACE_DIR__","target=__SFLOW_WORKSPACE_DIR__"' --mount '"type=bind","source=__SFLOW_OUTPUT_DIR__","target=__SFLOW_OUTPUT_DIR__"' -e SFLOW_TASK_ASSIGNED_NODE_NAMES -e SFLOW_TASK_ASSIGNED_NODE_IPS -e SFLOW_REPLICA_INDEX -e SFLOW_WORKSPACE_DIR -e SFLOW_OUTPUT_DIR -e SFLOW_WORKFLOW_OUTPUT_DIR -e SFLOW_TASK_OUTPUT_DIR -e SFLOW_TASK_RESULT_FILE -e SFLOW_WORKFLOW_RESULT_FILE -e SFLOW_BACKEND_JOB_ID -e SFLOW_BACKEND_NODELIST -e SFLOW_BACKEND_NUM_NODES -e PYTHONUNBUFFERED ubuntu:22.04 bash -lc
  script_same_as step

task remote
  fingerprint 9d724c3a8c0a9e72
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  remote
  launch ssh -o BatchMode=yes -o ConnectTimeout=30 -o ControlMaster=no -o ServerAliveInterval=30 example.com
  script_same_as step

task goes_on
  fingerprint 17866cb099a04df1
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name goes_on --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
cd /data
make
SFLOW_EOT

task program
  fingerprint d7f31d7f95c2d72a
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  launch python -c
  script <<'SFLOW_EOT'
print(1)
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"fail-fast","timeout":null,"backends":[{"name":"hpc","type":"slurm","nodes":1,"gpus_per_node":4}],"order":["step","shell","container","remote","goes_on","program"],"tasks":[{"name":"step","task":"step","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"shell","task":"shell","replica":null,"operator":"here","type":"bash","backend":"hpc","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"container","task":"container","replica":null,"operator":"box","type":"docker","backend":"hpc","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"remote","task":"remote","replica":null,"operator":"there","type":"ssh","backend":"hpc","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"goes_on","task":"goes_on","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"program","task":"program","replica":null,"operator":"py","type":"python","backend":"hpc","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

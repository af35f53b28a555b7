#!/bin/bash
#SBATCH --job-name=docker
#SBATCH --partition=gpu
#SBATCH --account=team
#SBATCH --nodes=1
#SBATCH --time=01:00:00
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 445252ce3a271fbc7b8bac9ee5bab76f (Sflow 0.2.0)
#
# Workflow docker: 2 tasks
# Backend hpc: Slurm, 1 node of 4 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#   * server  docker  node 0 GPU 0-1
#     client  docker  node 0  after server
#
# GPUs of hpc:
#   node 0: server 0-1
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 445252ce3a271fbc7b8bac9ee5bab76f slurm
wf_name docker
wf_grace 10
wf_nodes 1
wf_gpus_per_node 4
wf_fingerprint 7b2f7f3e206bc2fd
wf_origin '{"sflow":"0.2.0"}'

# ── variables of every task ──
setenv TP 2
setenv GREETING 'it'\''s me'

# ── artifacts ──
require_path MODEL /models/llm
artifact CONFIG conf/engine.yaml <<'SFLOW_EOT'
tp: 2

SFLOW_EOT

# ── tasks ──
task server
  fingerprint 6f1df7231da6fc7a
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  time_limit 1800
  gpus 0,1
  docker_name sflow-__SFLOW_JOB_ID__-server
  ready_when tcp_port on=__SFLOW_NODE0_IP__ port=8000 within=300 timeout=30 interval=5 success=1
  launch docker run --rm --name sflow-__SFLOW_JOB_ID__-server --init --gpus all -w /work -v /scratch/cache:/cache:ro -v /data:/data --mount '"type=bind","source=__SFLOW_MOUNT_MODEL__","target=__SFLOW_MOUNT_MODEL__"' --mount '"type=bind","source=__SFLOW_MOUNT_CONFIG__","target=__SFLOW_MOUNT_CONFIG__"' --mount '"type=bind","source=__SFLOW_WORKSPACE_DIR__","target=__SFLOW_WORKSPACE_DIR__"' --mount '"type=bind","source=__SFLOW_OUTPUT_DIR__","target=__SFLOW_OUTPUT_DIR__"' -e SFLOW_TASK_ASSIGNED_NODE_NAMES -e SFLOW_TASK_ASSIGNED_NODE_IPS -e TP -e GREETING -e MODEL -e CONFIG -e SFLOW_REPLICA_INDEX -e CUDA_VISIBLE_DEVICES -e SFLOW_WORKSPACE_DIR -e SFLOW_OUTPUT_DIR -e SFLOW_WORKFLOW_OUTPUT_DIR -e SFLOW_TASK_OUTPUT_DIR -e SFLOW_TASK_RESULT_FILE -e SFLOW_WORKFLOW_RESULT_FILE -e SFLOW_BACKEND_JOB_ID -e SFLOW_BACKEND_NODELIST -e SFLOW_BACKEND_NUM_NODES -e PYTHONUNBUFFERED -e SFLOW_PLANNED_GPU_UUIDS --shm-size=16g --user=1000:1000 registry.example.com/llm/serve:1.4 bash -lc
  script <<'SFLOW_EOT'
serve --model "$MODEL" --config "$CONFIG" --tp 2 # $GREETING
SFLOW_EOT

task client
  fingerprint 97b07b56ef908abc
  needs server
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  docker_name sflow-__SFLOW_JOB_ID__-client
  launch docker run --rm --name sflow-__SFLOW_JOB_ID__-client -w /work -v /scratch/cache:/cache:ro -v /data:/data --mount '"type=bind","source=__SFLOW_MOUNT_MODEL__","target=__SFLOW_MOUNT_MODEL__"' --mount '"type=bind","source=__SFLOW_MOUNT_CONFIG__","target=__SFLOW_MOUNT_CONFIG__"' --mount '"type=bind","source=__SFLOW_WORKSPACE_DIR__","target=__SFLOW_WORKSPACE_DIR__"' --mount '"type=bind","source=__SFLOW_OUTPUT_DIR__","target=__SFLOW_OUTPUT_DIR__"' -e SFLOW_TASK_ASSIGNED_NODE_NAMES -e SFLOW_TASK_ASSIGNED_NODE_IPS -e TP -e GREETING -e MODEL -e CONFIG -e SFLOW_REPLICA_INDEX -e SFLOW_WORKSPACE_DIR -e SFLOW_OUTPUT_DIR -e SFLOW_WORKFLOW_OUTPUT_DIR -e SFLOW_TASK_OUTPUT_DIR -e SFLOW_TASK_RESULT_FILE -e SFLOW_WORKFLOW_RESULT_FILE -e SFLOW_BACKEND_JOB_ID -e SFLOW_BACKEND_NODELIST -e SFLOW_BACKEND_NUM_NODES -e PYTHONUNBUFFERED --shm-size=16g --user=1000:1000 --network=host registry.example.com/llm/serve:1.4 bash -lc
  script <<'SFLOW_EOT'
bench
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"docker","timeout":null,"backends":[{"name":"hpc","type":"slurm","nodes":1,"gpus_per_node":4}],"order":["server","client"],"tasks":[{"name":"server","task":"server","replica":null,"operator":"box","type":"docker","backend":"hpc","needs":[],"nodes":[0],"gpus":[0,1],"service":true,"retries":0,"timeout":1800.0,"sweep":{}},{"name":"client","task":"client","replica":null,"operator":"box","type":"docker","backend":"hpc","needs":["server"],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

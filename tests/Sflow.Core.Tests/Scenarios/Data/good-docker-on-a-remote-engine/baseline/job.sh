#!/bin/bash
#SBATCH --job-name=remote_engine
#SBATCH --nodes=1
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: fccdca917b17004b082d92db0bb04421 (Sflow 0.2.0)
#
# Workflow remote engine: 2 tasks
# Backend laptop: this machine, 1 node of 2 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     plain        docker  node 0
#     accelerated  docker  node 0 GPU 0-1
#
# GPUs of laptop:
#   node 0: accelerated 0-1
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity fccdca917b17004b082d92db0bb04421 local
wf_name remote_engine
wf_grace 10
wf_fingerprint 2b03249516e31a11
wf_origin '{"sflow":"0.2.0"}'

# ── variables of every task ──
setenv TOKEN abc

# ── tasks ──
task plain
  fingerprint c617d056c2812312
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  docker_name sflow-__SFLOW_JOB_ID__-plain
  launch docker run --rm --name sflow-__SFLOW_JOB_ID__-plain --init -e PYTHONUNBUFFERED --entrypoint= busybox bash -lc
  script <<'SFLOW_EOT'
echo hello
SFLOW_EOT

task accelerated
  fingerprint fd4f6a3f9116a8f7
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  gpus 0,1
  docker_name sflow-__SFLOW_JOB_ID__-accelerated
  launch docker run --rm --name sflow-__SFLOW_JOB_ID__-accelerated --init -e PYTHONUNBUFFERED -e CUDA_VISIBLE_DEVICES -e SFLOW_PLANNED_GPU_UUIDS --entrypoint= busybox bash -lc
  script <<'SFLOW_EOT'
nvidia-smi
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"remote engine","timeout":null,"backends":[{"name":"laptop","type":"local","nodes":1,"gpus_per_node":2}],"order":["plain","accelerated"],"tasks":[{"name":"plain","task":"plain","replica":null,"operator":"far","type":"docker","backend":"laptop","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"accelerated","task":"accelerated","replica":null,"operator":"far","type":"docker","backend":"laptop","needs":[],"nodes":[0],"gpus":[0,1],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

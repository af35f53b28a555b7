#!/bin/bash
#SBATCH --job-name=serve
#SBATCH --partition=gpu
#SBATCH --account=team
#SBATCH --nodes=2
#SBATCH --time=01:00:00
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#SBATCH --exclusive
#
# Workflow serve: 6 tasks, at most 00:45:00
# Backend hpc: Slurm, 2 nodes of 4 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#   * frontend      srun    node 0
#   * worker_0      srun    node 0 GPU 0-1  after frontend
#   * worker_1      srun    node 0 GPU 2-3  after frontend
#   * worker_2      srun    node 1 GPU 0-1  after frontend
#     benchmark_16  srun    node 0  after worker_0, worker_1, worker_2
#     benchmark_32  srun    node 0  after benchmark_16
#
# GPUs of hpc:
#   node 0: worker_0 0-1 | worker_1 2-3
#   node 1: worker_2 0-1
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (or anywhere, when no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR says where run folders go; SFLOW_RESUME=<run folder> goes on where that run stopped.
# Made by Sflow from a workflow's modules: change those, not this file.

# The workflow, as words that the supervisor below reads. Text in single quotes is meant as it is, and every word is called by sflow_main.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_name serve
wf_timeout 2700
wf_grace 10
wf_nodes 2
wf_gpus_per_node 4

# ── variables of every task ──
setenv NODES 2
setenv GPUS 4
setenv PORT 8000
setenv TP 2
setenv CONCURRENCY 16
setenv HEAD __SFLOW_NODE0_IP__
setenv URL http://__SFLOW_NODE0_IP__:8000

# ── artifacts ──
require_path MODEL /models/llm-0.6B
artifact ENGINE conf/engine.yaml <<'SFLOW_EOT'
tensor_parallel: 2
head: __SFLOW_NODE0_IP__

SFLOW_EOT

# ── tasks ──
task frontend
  fingerprint cd516d6e2aba9af9
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  ready_within 300
  ready_when http_get url=http://__SFLOW_NODE0_IP__:8000/health header='X-Key: it'\''s' timeout=60 interval=2 success=1
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --ntasks 1 --job-name frontend --unbuffered --export ALL --label --overlap --mpi pmix --container-image registry.example.com/llm/serve:1.4 --no-container-mount-home --container-writable --container-mounts __SFLOW_MOUNT_MODEL__:__SFLOW_MOUNT_MODEL__:rw,__SFLOW_MOUNT_ENGINE__:__SFLOW_MOUNT_ENGINE__:rw,__SFLOW_WORKSPACE_DIR__:__SFLOW_WORKSPACE_DIR__:rw,__SFLOW_OUTPUT_DIR__:__SFLOW_OUTPUT_DIR__:rw bash -c
  script <<'SFLOW_EOT'
serve --port ${PORT}
SFLOW_EOT

task worker_0
  fingerprint fef793764b71fc60
  needs frontend
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  setenv CUDA_VISIBLE_DEVICES 0,1
  labelled
  ready_within 600
  ready_when log_watch text='worker ready' timeout=60 interval=5 success=1
  fail_when log_watch text='(?i)cuda error|Traceback \(most' count=1 timeout=60 interval=10 failure=3
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name worker_0 --unbuffered --export ALL --label --overlap --mpi pmix --container-image registry.example.com/llm/serve:1.4 --no-container-mount-home --container-writable --container-mounts __SFLOW_MOUNT_MODEL__:__SFLOW_MOUNT_MODEL__:rw,__SFLOW_MOUNT_ENGINE__:__SFLOW_MOUNT_ENGINE__:rw,__SFLOW_WORKSPACE_DIR__:__SFLOW_WORKSPACE_DIR__:rw,__SFLOW_OUTPUT_DIR__:__SFLOW_OUTPUT_DIR__:rw env CUDA_VISIBLE_DEVICES=0,1 bash -c
  script <<'SFLOW_EOT'
set -e
worker --model "${MODEL}" --head __SFLOW_NODE0_IP__ \
  --replica "$SFLOW_REPLICA_INDEX"

SFLOW_EOT

task worker_1
  fingerprint f71c7d7ed47de653
  needs frontend
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 1
  setenv CUDA_VISIBLE_DEVICES 2,3
  labelled
  ready_within 600
  ready_when log_watch text='worker ready' timeout=60 interval=5 success=1
  fail_when log_watch text='(?i)cuda error|Traceback \(most' count=1 timeout=60 interval=10 failure=3
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name worker_1 --unbuffered --export ALL --label --overlap --mpi pmix --container-image registry.example.com/llm/serve:1.4 --no-container-mount-home --container-writable --container-mounts __SFLOW_MOUNT_MODEL__:__SFLOW_MOUNT_MODEL__:rw,__SFLOW_MOUNT_ENGINE__:__SFLOW_MOUNT_ENGINE__:rw,__SFLOW_WORKSPACE_DIR__:__SFLOW_WORKSPACE_DIR__:rw,__SFLOW_OUTPUT_DIR__:__SFLOW_OUTPUT_DIR__:rw env CUDA_VISIBLE_DEVICES=2,3 bash -c
  script_same_as worker_0

task worker_2
  fingerprint ba76d532abefa6de
  needs frontend
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 2
  setenv CUDA_VISIBLE_DEVICES 0,1
  labelled
  ready_within 600
  ready_when log_watch text='worker ready' timeout=60 interval=5 success=1
  fail_when log_watch text='(?i)cuda error|Traceback \(most' count=1 timeout=60 interval=10 failure=3
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE1_NAME__ --job-name worker_2 --unbuffered --export ALL --label --overlap --mpi pmix --container-image registry.example.com/llm/serve:1.4 --no-container-mount-home --container-writable --container-mounts __SFLOW_MOUNT_MODEL__:__SFLOW_MOUNT_MODEL__:rw,__SFLOW_MOUNT_ENGINE__:__SFLOW_MOUNT_ENGINE__:rw,__SFLOW_WORKSPACE_DIR__:__SFLOW_WORKSPACE_DIR__:rw,__SFLOW_OUTPUT_DIR__:__SFLOW_OUTPUT_DIR__:rw env CUDA_VISIBLE_DEVICES=0,1 bash -c
  script_same_as worker_0

task benchmark_16
  fingerprint 3dbfad1d4e194acf
  needs worker_0 worker_1 worker_2
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  output 'TTFT: ([-+]?[0-9]*\.?[0-9]+) ms' ttft:float
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name benchmark_16 --unbuffered --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
bench ${URL} --concurrency 16 --first __SFLOW_NODE0_NAME__:0+1
SFLOW_EOT

task benchmark_32
  fingerprint 98bf807c76a74217
  needs benchmark_16
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv CONCURRENCY 32
  setenv SFLOW_REPLICA_INDEX 1
  labelled
  output 'TTFT: ([-+]?[0-9]*\.?[0-9]+) ms' ttft:float
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name benchmark_32 --unbuffered --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
bench ${URL} --concurrency 32 --first __SFLOW_NODE0_NAME__:0+1
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"serve","timeout":2700.0,"backends":[{"name":"hpc","type":"slurm","nodes":2,"gpus_per_node":4}],"order":["frontend","worker_0","worker_1","worker_2","benchmark_16","benchmark_32"],"tasks":[{"name":"frontend","task":"frontend","replica":null,"operator":"box","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[],"service":true,"retries":0,"timeout":null,"sweep":{}},{"name":"worker_0","task":"worker","replica":0,"operator":"box","type":"srun","backend":"hpc","needs":["frontend"],"nodes":[0],"gpus":[0,1],"service":true,"retries":0,"timeout":null,"sweep":{}},{"name":"worker_1","task":"worker","replica":1,"operator":"box","type":"srun","backend":"hpc","needs":["frontend"],"nodes":[0],"gpus":[2,3],"service":true,"retries":0,"timeout":null,"sweep":{}},{"name":"worker_2","task":"worker","replica":2,"operator":"box","type":"srun","backend":"hpc","needs":["frontend"],"nodes":[1],"gpus":[0,1],"service":true,"retries":0,"timeout":null,"sweep":{}},{"name":"benchmark_16","task":"benchmark","replica":0,"operator":"default_hpc","type":"srun","backend":"hpc","needs":["worker_0","worker_1","worker_2"],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{"CONCURRENCY":"16"}},{"name":"benchmark_32","task":"benchmark","replica":1,"operator":"default_hpc","type":"srun","backend":"hpc","needs":["benchmark_16"],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{"CONCURRENCY":"32"}}]}'
}

[the runtime]

sflow_main "$@"; exit

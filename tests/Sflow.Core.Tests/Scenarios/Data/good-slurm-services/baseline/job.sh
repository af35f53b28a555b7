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
# Identity: 411727fd31dcb28baf3e6279482d5485 (Sflow 0.2.0)
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
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 411727fd31dcb28baf3e6279482d5485 slurm
wf_name serve
wf_timeout 2700
wf_grace 10
wf_nodes 2
wf_gpus_per_node 4
wf_fingerprint c690a50480e656c9
wf_origin '{"sflow":"0.2.0"}'

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
  fingerprint 26b4ca5f844b17d7
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  container_step 60
  ready_when http_get url=http://__SFLOW_NODE0_IP__:8000/health header='X-Key: it'\''s' within=300 timeout=30 interval=2 success=1
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --ntasks 1 --job-name frontend --export ALL --label --overlap --mpi pmix --container-image registry.example.com/llm/serve:1.4 --no-container-mount-home --container-writable --container-mounts __SFLOW_MOUNT_MODEL__:__SFLOW_MOUNT_MODEL__:rw,__SFLOW_MOUNT_ENGINE__:__SFLOW_MOUNT_ENGINE__:rw,__SFLOW_WORKSPACE_DIR__:__SFLOW_WORKSPACE_DIR__:rw,__SFLOW_OUTPUT_DIR__:__SFLOW_OUTPUT_DIR__:rw bash -c
  script <<'SFLOW_EOT'
serve --port ${PORT}
SFLOW_EOT

task worker_0
  fingerprint 25b3ace7199ff390
  needs frontend
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  gpus 0,1
  labelled
  container_step 60
  ready_when log_watch text='worker ready' within=600 interval=5 success=1
  fail_when log_watch text='(?i)cuda error|Traceback \(most' count=1 interval=10 failure=3
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name worker_0 --export ALL --label --overlap --mpi pmix --container-image registry.example.com/llm/serve:1.4 --no-container-mount-home --container-writable --container-mounts __SFLOW_MOUNT_MODEL__:__SFLOW_MOUNT_MODEL__:rw,__SFLOW_MOUNT_ENGINE__:__SFLOW_MOUNT_ENGINE__:rw,__SFLOW_WORKSPACE_DIR__:__SFLOW_WORKSPACE_DIR__:rw,__SFLOW_OUTPUT_DIR__:__SFLOW_OUTPUT_DIR__:rw bash -c
  script <<'SFLOW_EOT'
set -e
worker --model "${MODEL}" --head __SFLOW_NODE0_IP__ \
  --replica "$SFLOW_REPLICA_INDEX"

SFLOW_EOT

task worker_1
  fingerprint 8629c9f34ea6a4b8
  needs frontend
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 1
  gpus 2,3
  labelled
  container_step 60
  ready_when log_watch text='worker ready' within=600 interval=5 success=1
  fail_when log_watch text='(?i)cuda error|Traceback \(most' count=1 interval=10 failure=3
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name worker_1 --export ALL --label --overlap --mpi pmix --container-image registry.example.com/llm/serve:1.4 --no-container-mount-home --container-writable --container-mounts __SFLOW_MOUNT_MODEL__:__SFLOW_MOUNT_MODEL__:rw,__SFLOW_MOUNT_ENGINE__:__SFLOW_MOUNT_ENGINE__:rw,__SFLOW_WORKSPACE_DIR__:__SFLOW_WORKSPACE_DIR__:rw,__SFLOW_OUTPUT_DIR__:__SFLOW_OUTPUT_DIR__:rw bash -c
  script_same_as worker_0

task worker_2
  fingerprint d26243c38deba31e
  needs frontend
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 2
  gpus 0,1
  labelled
  container_step 60
  ready_when log_watch text='worker ready' within=600 interval=5 success=1
  fail_when log_watch text='(?i)cuda error|Traceback \(most' count=1 interval=10 failure=3
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE1_NAME__ --job-name worker_2 --export ALL --label --overlap --mpi pmix --container-image registry.example.com/llm/serve:1.4 --no-container-mount-home --container-writable --container-mounts __SFLOW_MOUNT_MODEL__:__SFLOW_MOUNT_MODEL__:rw,__SFLOW_MOUNT_ENGINE__:__SFLOW_MOUNT_ENGINE__:rw,__SFLOW_WORKSPACE_DIR__:__SFLOW_WORKSPACE_DIR__:rw,__SFLOW_OUTPUT_DIR__:__SFLOW_OUTPUT_DIR__:rw bash -c
  script_same_as worker_0

task benchmark_16
  fingerprint 551160cd07e5f3db
  needs worker_0 worker_1 worker_2
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  output 'TTFT: ([-+]?[0-9]*\.?[0-9]+) ms' ttft:float 'text=TTFT: {ttft:f} ms'
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name benchmark_16 --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
bench ${URL} --concurrency 16 --first __SFLOW_NODE0_NAME__:0+1
SFLOW_EOT

task benchmark_32
  fingerprint c31fc9fcc59d51f6
  needs benchmark_16
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv CONCURRENCY 32
  setenv SFLOW_REPLICA_INDEX 1
  labelled
  output 'TTFT: ([-+]?[0-9]*\.?[0-9]+) ms' ttft:float 'text=TTFT: {ttft:f} ms'
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name benchmark_32 --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
bench ${URL} --concurrency 32 --first __SFLOW_NODE0_NAME__:0+1
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"serve","timeout":2700.0,"backends":[{"name":"hpc","type":"slurm","nodes":2,"gpus_per_node":4}],"order":["frontend","worker_0","worker_1","worker_2","benchmark_16","benchmark_32"],"tasks":[{"name":"frontend","task":"frontend","replica":null,"operator":"box","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[],"service":true,"retries":0,"timeout":null,"sweep":{}},{"name":"worker_0","task":"worker","replica":0,"operator":"box","type":"srun","backend":"hpc","needs":["frontend"],"nodes":[0],"gpus":[0,1],"service":true,"retries":0,"timeout":null,"sweep":{}},{"name":"worker_1","task":"worker","replica":1,"operator":"box","type":"srun","backend":"hpc","needs":["frontend"],"nodes":[0],"gpus":[2,3],"service":true,"retries":0,"timeout":null,"sweep":{}},{"name":"worker_2","task":"worker","replica":2,"operator":"box","type":"srun","backend":"hpc","needs":["frontend"],"nodes":[1],"gpus":[0,1],"service":true,"retries":0,"timeout":null,"sweep":{}},{"name":"benchmark_16","task":"benchmark","replica":0,"operator":"default_hpc","type":"srun","backend":"hpc","needs":["worker_0","worker_1","worker_2"],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{"CONCURRENCY":"16"}},{"name":"benchmark_32","task":"benchmark","replica":1,"operator":"default_hpc","type":"srun","backend":"hpc","needs":["benchmark_16"],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{"CONCURRENCY":"32"}}]}'
}

[the runtime]

sflow_main "$@"; exit

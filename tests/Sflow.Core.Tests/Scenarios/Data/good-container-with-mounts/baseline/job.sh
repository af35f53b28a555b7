#!/bin/bash
#SBATCH --job-name=containers
#SBATCH --partition=gpu
#SBATCH --account=team
#SBATCH --nodes=1
#SBATCH --time=01:00:00
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 9168abb6862d37ad4946b6b2c0c939b6 (Sflow 0.2.0)
#
# Workflow containers: 2 tasks
# Backend hpc: Slurm, 1 node of 4 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     server  srun    node 0
#     bare    srun    node 0
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 9168abb6862d37ad4946b6b2c0c939b6 slurm
wf_name containers
wf_grace 10
wf_nodes 1
wf_fingerprint 1ac7db5a79c66969
wf_origin '{"sflow":"0.2.0"}'

# ── artifacts ──
require_path MODEL /models/llm
require_path IMAGE /images/server.sqsh
require_path DATA __SFLOW_WORKSPACE_DIR__/data/train
fetch SOURCE https://example.com/a.json __SFLOW_WORKSPACE_DIR__/.sflow_cache/artifacts/http_8f847de953c35cc1

# ── tasks ──
task server
  fingerprint 61549d4874118e37
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  container_step 60
  container_env PATH,LANG
  container_needs mount /scratch/cache
  container_needs mount /etc/hosts
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name server --export ALL --label --overlap --container-image /images/server.sqsh --container-mount-home --container-mounts /scratch/cache:/cache,/models/llm:/models/llm:ro,__SFLOW_MOUNT_DATA__:__SFLOW_MOUNT_DATA__:rw,__SFLOW_WORKSPACE_DIR__:__SFLOW_WORKSPACE_DIR__:rw,__SFLOW_OUTPUT_DIR__:__SFLOW_OUTPUT_DIR__:rw,/etc/hosts:/etc/hosts --container-workdir /work --container-remap-root --no-kill bash -c
  script <<'SFLOW_EOT'
serve "$MODEL" "$DATA" "$SOURCE"
SFLOW_EOT

task bare
  fingerprint 747335a61fe016ca
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name bare --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
ls "$MODEL"
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"containers","timeout":null,"backends":[{"name":"hpc","type":"slurm","nodes":1,"gpus_per_node":4}],"order":["server","bare"],"tasks":[{"name":"server","task":"server","replica":null,"operator":"box","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"bare","task":"bare","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

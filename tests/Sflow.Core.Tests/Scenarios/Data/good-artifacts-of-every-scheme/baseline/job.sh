#!/bin/bash
#SBATCH --job-name=artifacts
#SBATCH --partition=gpu
#SBATCH --account=team
#SBATCH --nodes=1
#SBATCH --time=01:00:00
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: cc22a15e8fd274313e4f6de4b2b212e5 (Sflow 0.2.0)
#
# Workflow artifacts: 1 task
# Backend hpc: Slurm, 1 node of 4 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     step  srun    node 0
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity cc22a15e8fd274313e4f6de4b2b212e5 slurm
wf_name artifacts
wf_grace 10
wf_nodes 1
wf_fingerprint 46b8867c69993ca7
wf_origin '{"sflow":"0.2.0"}'

# ── variables of every task ──
setenv NAME qwen3

# ── artifacts ──
require_path ABSOLUTE /models/qwen3
require_path RELATIVE '__SFLOW_WORKSPACE_DIR__/data/set one'
require_path DOTTED __SFLOW_WORKSPACE_DIR__/data/x
require_path A_FILE /etc/hosts
require_path OF_HOST /etc/passwd
artifact INLINE conf/engine.yaml <<'SFLOW_EOT'
model: /models/qwen3
head: __SFLOW_NODE0_NAME__

SFLOW_EOT
artifact INLINE_ABSOLUTE /tmp/x.txt <<'SFLOW_EOT'
no newline at its end
SFLOW_EOT
fetch FETCHED 'https://example.com/a.json?x=1' __SFLOW_WORKSPACE_DIR__/.sflow_cache/artifacts/http_3c183c81d1f1257a
fetch FETCHED_TOO http://example.com/b __SFLOW_WORKSPACE_DIR__/.sflow_cache/artifacts/http_042d7954292c1f43
name_artifact PASSED_ON s3://bucket/key
name_artifact HUB hf://org/model

# ── tasks ──
task step
  fingerprint 00716dcda0052047
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name step --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
use "$ABSOLUTE" "$RELATIVE" "$DOTTED" "$A_FILE" "$OF_HOST" "$INLINE" "$INLINE_ABSOLUTE" "$FETCHED" "$FETCHED_TOO" "$PASSED_ON" "$HUB"
echo __SFLOW_RUN_DIR__/conf/engine.yaml fs://data/set%20one HUB
SFLOW_EOT

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"artifacts","timeout":null,"backends":[{"name":"hpc","type":"slurm","nodes":1,"gpus_per_node":4}],"order":["step"],"tasks":[{"name":"step","task":"step","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

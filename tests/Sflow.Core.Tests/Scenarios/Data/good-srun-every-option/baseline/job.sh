#!/bin/bash
#SBATCH --job-name=srun
#SBATCH --partition=gpu
#SBATCH --account=team
#SBATCH --nodes=4
#SBATCH --time=01:00:00
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#SBATCH --mincpus=24
#
# Identity: 95557542811d11f50d35dae65d48b2a7 (Sflow 0.2.0)
#
# Workflow srun: 2 tasks
# Backend hpc: Slurm, 4 nodes of 4 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     step       srun    node 0-3
#     elsewhere  srun    node 0-2  after step
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 95557542811d11f50d35dae65d48b2a7 slurm
wf_name srun
wf_grace 10
wf_nodes 4
wf_origin '{"sflow":"0.2.0"}'

# ── tasks ──
task step
  fingerprint 28b784c6cd92bf13
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__,__SFLOW_NODE2_NAME__,__SFLOW_NODE3_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__,__SFLOW_NODE2_IP__,__SFLOW_NODE3_IP__
  setenv SFLOW_REPLICA_INDEX 0
  launch srun --jobid __SFLOW_JOB_ID__ --partition debug --account other --qos high --reservation monday --time 00:10:00 --constraint a100 --exclusive --chdir '/work dir' --nodes 2 --nodelist n7,__SFLOW_NODE1_NAME__ --ntasks 8 --ntasks-per-node 4 --cpus-per-task 6 --gpus 4 --gpus-per-task 1 --gres gpu:4 --mem 64G --mem-per-cpu 2G --job-name step --unbuffered --export NONE --kill-on-bad-exit --wait 30 --mpi pmix --cpu-bind=none --distribution block:cyclic bash -c
  script <<'SFLOW_EOT'
x
SFLOW_EOT

task elsewhere
  fingerprint 57099b8657403099
  needs step
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__,__SFLOW_NODE2_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__,__SFLOW_NODE2_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid 4711 --nodes 3 --nodelist n1 --job-name elsewhere --label --overlap bash -c
  script_same_as step

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"srun","timeout":null,"backends":[{"name":"hpc","type":"slurm","nodes":4,"gpus_per_node":4}],"order":["step","elsewhere"],"tasks":[{"name":"step","task":"step","replica":null,"operator":"all","type":"srun","backend":"hpc","needs":[],"nodes":[0,1,2,3],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"elsewhere","task":"elsewhere","replica":null,"operator":"other_job","type":"srun","backend":"hpc","needs":["step"],"nodes":[0,1,2],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

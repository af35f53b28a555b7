#!/bin/bash
#SBATCH --job-name=days
#SBATCH --partition=gpu
#SBATCH --account=team
#SBATCH --nodes=1
#SBATCH --time=3-12:30:00
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 6818442bc8785f9ecc126521133e1490 (Sflow 0.2.0)
#
# Workflow days: 10 tasks, at most 3-12:00:00
# Backend hpc: Slurm, 1 node of 4 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     day                srun    node 0
#     half_day           srun    node 0
#     days_and_hours     srun    node 0
#     slurm_form         srun    node 0
#     clock              srun    node 0
#     hours_and_minutes  srun    node 0
#     units              srun    node 0
#     seconds            srun    node 0
#     half_seconds       srun    node 0
#     endless            srun    node 0
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 6818442bc8785f9ecc126521133e1490 slurm
wf_name days
wf_timeout 302400
wf_grace 10
wf_nodes 1
wf_origin '{"sflow":"0.2.0"}'

# ── tasks ──
task day
  fingerprint 6458a7baf8729241
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  time_limit 86400
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name day --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
x
SFLOW_EOT

task half_day
  fingerprint 3bb4e4ff89d4c982
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  time_limit 43200
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name half_day --export ALL --label --overlap bash -c
  script_same_as day

task days_and_hours
  fingerprint 81b15078ef8949b9
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  time_limit 183600
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name days_and_hours --export ALL --label --overlap bash -c
  script_same_as day

task slurm_form
  fingerprint 41af572e8e6ec983
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  time_limit 90061
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name slurm_form --export ALL --label --overlap bash -c
  script_same_as day

task clock
  fingerprint 2666b198f59c9dd8
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  time_limit 45000
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name clock --export ALL --label --overlap bash -c
  script_same_as day

task hours_and_minutes
  fingerprint ed12910371869af9
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  time_limit 5400
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name hours_and_minutes --export ALL --label --overlap bash -c
  script_same_as day

task units
  fingerprint 56ad3bc5fdf6375f
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  time_limit 5415
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name units --export ALL --label --overlap bash -c
  script_same_as day

task seconds
  fingerprint 69e2aba0d281b5a9
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  time_limit 90
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name seconds --export ALL --label --overlap bash -c
  script_same_as day

task half_seconds
  fingerprint 1945e5b29c8e28bc
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  time_limit 1.5
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name half_seconds --export ALL --label --overlap bash -c
  script_same_as day

task endless
  fingerprint b93a53e69c6e6693
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  time_limit 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name endless --export ALL --label --overlap bash -c
  script_same_as day

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"days","timeout":302400.0,"backends":[{"name":"hpc","type":"slurm","nodes":1,"gpus_per_node":4}],"order":["day","half_day","days_and_hours","slurm_form","clock","hours_and_minutes","units","seconds","half_seconds","endless"],"tasks":[{"name":"day","task":"day","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":86400.0,"sweep":{}},{"name":"half_day","task":"half_day","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":43200.0,"sweep":{}},{"name":"days_and_hours","task":"days_and_hours","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":183600.0,"sweep":{}},{"name":"slurm_form","task":"slurm_form","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":90061.0,"sweep":{}},{"name":"clock","task":"clock","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":45000.0,"sweep":{}},{"name":"hours_and_minutes","task":"hours_and_minutes","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":5400.0,"sweep":{}},{"name":"units","task":"units","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":5415.0,"sweep":{}},{"name":"seconds","task":"seconds","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":90.0,"sweep":{}},{"name":"half_seconds","task":"half_seconds","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":1.5,"sweep":{}},{"name":"endless","task":"endless","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":0.0,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

#!/bin/bash
#SBATCH --job-name=probes
#SBATCH --partition=gpu
#SBATCH --account=team
#SBATCH --nodes=3
#SBATCH --time=01:00:00
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 23f3237d5cdf214216de973a5a377b80 (Sflow 0.2.0)
#
# Workflow probes: 6 tasks
# Backend hpc: Slurm, 3 nodes of 4 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#   * everywhere  srun    node 0-2
#   * some        srun    node 2,0
#   * first       srun    node 1-2
#   * left_out    srun    node 0-2
#   * elsewhere   srun    node 0-2
#   * beside      srun    node 0-2
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 23f3237d5cdf214216de973a5a377b80 slurm
wf_name probes
wf_grace 10
wf_nodes 3
wf_fingerprint 5de91b3dd48852d5
wf_origin '{"sflow":"0.2.0"}'

# ── variables of every task ──
setenv WHERE Each

# ── tasks ──
task everywhere
  fingerprint 5132863a7b0cc5e4
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__,__SFLOW_NODE2_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__,__SFLOW_NODE2_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  ready_when tcp_port on='__SFLOW_NODE0_IP__ __SFLOW_NODE1_IP__ __SFLOW_NODE2_IP__' port=8000 within=120 timeout=30 interval=5 success=1
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 3 --nodelist __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__,__SFLOW_NODE2_NAME__ --job-name everywhere --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
serve
SFLOW_EOT

task some
  fingerprint af54dbcea8a69943
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE2_NAME__,__SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE2_IP__,__SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  ready_when tcp_port on='__SFLOW_NODE2_IP__ __SFLOW_NODE0_IP__' port=8001 within=120 timeout=30 interval=5 success=1
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 2 --nodelist __SFLOW_NODE2_NAME__,__SFLOW_NODE0_NAME__ --job-name some --export ALL --label --overlap bash -c
  script_same_as everywhere

task first
  fingerprint 51a9850b0ab54910
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE1_NAME__,__SFLOW_NODE2_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE1_IP__,__SFLOW_NODE2_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  ready_when tcp_port on=__SFLOW_NODE1_IP__ port=8002 within=120 timeout=30 interval=5 success=1
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 2 --nodelist __SFLOW_NODE1_NAME__,__SFLOW_NODE2_NAME__ --job-name first --export ALL --label --overlap bash -c
  script_same_as everywhere

task left_out
  fingerprint 82ef0f4b8c4b0784
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__,__SFLOW_NODE2_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__,__SFLOW_NODE2_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  ready_when tcp_port on=__SFLOW_NODE0_IP__ port=8003 within=120 timeout=30 interval=5 success=1
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 3 --nodelist __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__,__SFLOW_NODE2_NAME__ --job-name left_out --export ALL --label --overlap bash -c
  script_same_as everywhere

task elsewhere
  fingerprint 12698cdd61129458
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__,__SFLOW_NODE2_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__,__SFLOW_NODE2_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  ready_when tcp_port on=db.example.com port=5432 within=120 timeout=30 interval=5 success=1
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 3 --nodelist __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__,__SFLOW_NODE2_NAME__ --job-name elsewhere --export ALL --label --overlap bash -c
  script_same_as everywhere

task beside
  fingerprint ca8b0513b2f73cce
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__,__SFLOW_NODE2_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__,__SFLOW_NODE2_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  ready_when tcp_port on=__SFLOW_NODE1_NAME__ port=8004 within=120 timeout=30 interval=5 success=1
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 3 --nodelist __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__,__SFLOW_NODE2_NAME__ --job-name beside --export ALL --label --overlap bash -c
  script_same_as everywhere

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"probes","timeout":null,"backends":[{"name":"hpc","type":"slurm","nodes":3,"gpus_per_node":4}],"order":["everywhere","some","first","left_out","elsewhere","beside"],"tasks":[{"name":"everywhere","task":"everywhere","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0,1,2],"gpus":[],"service":true,"retries":0,"timeout":null,"sweep":{}},{"name":"some","task":"some","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[2,0],"gpus":[],"service":true,"retries":0,"timeout":null,"sweep":{}},{"name":"first","task":"first","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[1,2],"gpus":[],"service":true,"retries":0,"timeout":null,"sweep":{}},{"name":"left_out","task":"left_out","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0,1,2],"gpus":[],"service":true,"retries":0,"timeout":null,"sweep":{}},{"name":"elsewhere","task":"elsewhere","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0,1,2],"gpus":[],"service":true,"retries":0,"timeout":null,"sweep":{}},{"name":"beside","task":"beside","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0,1,2],"gpus":[],"service":true,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

#!/bin/bash
#SBATCH --job-name=chosen
#SBATCH --partition=gpu
#SBATCH --account=team
#SBATCH --nodes=2
#SBATCH --segment=2
#SBATCH --nodelist=node1,node2,rack2-[01-08]
#SBATCH --exclude=node[3-4]
#SBATCH --time=30
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 12a5bd1850c5725ebcc5ba7135758d85 (Sflow 0.2.0)
#
# Workflow chosen: 2 tasks
# Backend hpc: Slurm, 2 nodes of 4 GPUs, with node1 node2 rack2-[01-08], without node[3-4]
# Backend here: this machine, 1 node
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     there   srun    node 0-1
#     beside  bash    node 0
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 12a5bd1850c5725ebcc5ba7135758d85 slurm
wf_name chosen
wf_grace 10
wf_nodes 2
wf_fingerprint a52abc759f77e09e
wf_origin '{"sflow":"0.2.0"}'

# ── variables of every task ──
setenv RACK 'rack2-[01-08]'

# ── tasks ──
task there
  fingerprint f713aa4a357cff10
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__,__SFLOW_NODE1_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 2 --nodelist __SFLOW_NODE0_NAME__,__SFLOW_NODE1_NAME__ --job-name there --export ALL --label --overlap bash -c
  script <<'SFLOW_EOT'
hostname
SFLOW_EOT

task beside
  fingerprint 34de658c4d2636d6
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  launch bash -c
  script_same_as there

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"chosen","timeout":null,"backends":[{"name":"hpc","type":"slurm","nodes":2,"gpus_per_node":4,"include_nodes":["node1","node2","rack2-[01-08]"],"exclude_nodes":["node[3-4]"]},{"name":"here","type":"local","nodes":1,"gpus_per_node":null}],"order":["there","beside"],"tasks":[{"name":"there","task":"there","replica":null,"operator":"default_hpc","type":"srun","backend":"hpc","needs":[],"nodes":[0,1],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"beside","task":"beside","replica":null,"operator":"default_here","type":"bash","backend":"here","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

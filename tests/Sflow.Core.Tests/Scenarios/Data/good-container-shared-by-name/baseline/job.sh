#!/bin/bash
#SBATCH --job-name=one_container
#SBATCH --partition=gpu
#SBATCH --account=team
#SBATCH --nodes=1
#SBATCH --time=01:00:00
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 2eefd38a7cd4a5f615e257973b286b2a (Sflow 0.2.0)
#
# Workflow one container: 4 tasks
# Backend hpc: Slurm, 1 node of 4 GPUs
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     make       srun    node 0
#     stays      srun    node 0
#     use        srun    node 0  after make
#     use_words  srun    node 0  after make
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 2eefd38a7cd4a5f615e257973b286b2a slurm
wf_name one_container
wf_grace 10
wf_nodes 1
wf_origin '{"sflow":"0.2.0"}'

# ── tasks ──
task make
  fingerprint 151a87556456b6f0
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  container_step 60
  job_container serving-__SFLOW_JOB_ID__ maker
  container_needs image /images/server.sqsh
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name make --export ALL --label --overlap --no-container-mount-home --container-name serving-__SFLOW_JOB_ID__ --container-writable --container-mounts __SFLOW_WORKSPACE_DIR__:__SFLOW_WORKSPACE_DIR__:rw,__SFLOW_OUTPUT_DIR__:__SFLOW_OUTPUT_DIR__:rw --container-image=/images/server.sqsh bash -c
  script <<'SFLOW_EOT'
install
SFLOW_EOT

task use
  fingerprint ff89a952ddd7f569
  needs make
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  container_step 60
  job_container serving-__SFLOW_JOB_ID__
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name use --export ALL --label --overlap --no-container-mount-home --container-name serving-__SFLOW_JOB_ID__:exec --container-writable --container-mounts __SFLOW_WORKSPACE_DIR__:__SFLOW_WORKSPACE_DIR__:rw,__SFLOW_OUTPUT_DIR__:__SFLOW_OUTPUT_DIR__:rw bash -c
  script <<'SFLOW_EOT'
serve
SFLOW_EOT

task use_words
  fingerprint 8569cbd726a4b9ac
  needs make
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  container_step 60
  job_container serving-__SFLOW_JOB_ID__
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name use_words --export ALL --label --overlap --no-container-mount-home --container-writable --container-mounts __SFLOW_WORKSPACE_DIR__:__SFLOW_WORKSPACE_DIR__:rw,__SFLOW_OUTPUT_DIR__:__SFLOW_OUTPUT_DIR__:rw --container-name serving-__SFLOW_JOB_ID__ --mpi=none bash -c
  script_same_as use

task stays
  fingerprint e8ccb6f51c857365
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES __SFLOW_NODE0_NAME__
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS __SFLOW_NODE0_IP__
  setenv SFLOW_REPLICA_INDEX 0
  labelled
  container_step 60
  launch srun --jobid __SFLOW_JOB_ID__ --nodes 1 --nodelist __SFLOW_NODE0_NAME__ --job-name stays --export ALL --label --overlap --no-container-mount-home --container-name kept --container-writable --container-mounts __SFLOW_WORKSPACE_DIR__:__SFLOW_WORKSPACE_DIR__:rw,__SFLOW_OUTPUT_DIR__:__SFLOW_OUTPUT_DIR__:rw bash -c
  script_same_as use

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"one container","timeout":null,"backends":[{"name":"hpc","type":"slurm","nodes":1,"gpus_per_node":4}],"order":["make","stays","use","use_words"],"tasks":[{"name":"make","task":"make","replica":null,"operator":"maker","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"use","task":"use","replica":null,"operator":"user","type":"srun","backend":"hpc","needs":["make"],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"use_words","task":"use_words","replica":null,"operator":"words","type":"srun","backend":"hpc","needs":["make"],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"stays","task":"stays","replica":null,"operator":"node","type":"srun","backend":"hpc","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime]

sflow_main "$@"; exit

# ---- inside a step: what only the step itself knows ----

# Slurm's names for the step and its processes, under names that other backends can have, too.
# shellcheck disable=SC2016  # the step expands it
_SF_STEP_VARIABLES='export SFLOW_BACKEND_STEP_ID=${SLURM_STEP_ID-} SFLOW_TASK_NODE_NAME=${SLURMD_NODENAME-} \
  SFLOW_TASK_NODE_INDEX=${SLURM_NODEID-} SFLOW_TASK_PROCESS_ID=${SLURM_PROCID-} SFLOW_TASK_LOCAL_PROCESS_ID=${SLURM_LOCALID-} \
  SFLOW_TASK_NUM_PROCESSES=${SLURM_STEP_NUM_TASKS:-${SLURM_NTASKS-}}
'

# Puts a program before the task's own bash, which the program becomes. The rest of the environment stays the same: -p
# makes bash ignore BASH_ENV, and the program changes only its own names.
_sf_enter_step() { # task
  local before=$((${#_SF_COMMAND[@]} - 3)) program=$_SF_STEP_VARIABLES words=()
  if [[ ${_SF_COMMAND[0]} != srun || ${_SF_ARGV[$1]} != *' bash -c ' ]]; then return 0; fi
  if [[ -n ${_SF_GPUS[$1]} ]]; then
    program+=$(_sf_print_step_gpus)$'\n'
    words=("${_SF_GPUS[$1]}" "$_SF_GPUS_NEEDED")
  fi
  # shellcheck disable=SC2016  # the step expands it
  _SF_COMMAND=("${_SF_COMMAND[@]:0:before}" bash -pfc "$program"'exec "$@"' sflow-step "${words[@]}" "${_SF_COMMAND[@]:before}")
}

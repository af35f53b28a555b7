# ---- one attempt of a task: its own process, the wrapper ----

# The wrapper survives every signal to its process group, and reports the exit of the task. It traps signals and does
# not ignore them, because the task would inherit ignored signals.
_sf_wrapper() { # task
  local id=$1 folder=$_SF_RUN/${_SF_NAME[$1]} code
  _sf_become_child
  trap : "${_SF_SIGNALS[@]}"
  if ! exec </dev/null >>"$folder/${_SF_NAME[id]}.log" 2>&1; then
    _sf_post exit "$id" "${_SF_ATTEMPT[id]}" 1 # bash has written the reason to the job's output
    return
  fi
  printf '%s' "${_SF_SCRIPT[id]}" >"$folder/${_SF_NAME[id]}.script"
  # The outputs of an earlier run or attempt must not look like those of this one.
  if [[ -e $folder/outputs.json || -e $folder/.unmatched ]]; then rm -f -- "$folder/outputs.json" "$folder/.unmatched"; fi
  if [[ -n ${_SF_RESULTS[id]} ]]; then _sf_remove_results "$id"; fi
  if ((_SF_ATTEMPT[id] > 1)); then _sf_clear_previous_attempt "$id"; fi
  _sf_unpack "${_SF_ARGV[id]}"
  _SF_COMMAND=("${_SF_WORDS[@]}" "${_SF_SCRIPT[id]}")
  _sf_unpack "$_SF_ENVIRONMENT${_SF_TASK_ENV[id]}"
  _SF_EXPORTS=("${_SF_WORDS[@]}" "SFLOW_TASK_OUTPUT_DIR=$folder" "SFLOW_TASK_RESULT_FILE=$folder/result.json"
    "SFLOW_WORKFLOW_RESULT_FILE=$_SF_RUN/results.json")
  _sf_give_gpus "$id"
  _sf_enter_step "$id"
  _sf_hide_from_srun
  if ((_SF_CLEANUP_MS[id])); then _sf_prefer_exports "$id"; fi
  if [[ -n ${_SF_CONTAINER[id]} ]]; then
    _sf_docker_remove "${_SF_CONTAINER[id]}" # of an earlier attempt, or of a job with the same number
    _sf_settle_mounts
  fi
  # Only the task writes to the log. The note of bash about a killed child is discarded.
  if [[ ${_SF_REMOTE[id]} == true ]]; then
    _sf_run_remote "$id" 2>/dev/null
    code=$_SF_EXIT
  else
    { (_sf_become_task 2>&1); } 2>/dev/null
    code=$?
  fi
  if ((code)) && [[ -n ${_SF_CONTAINER[id]} ]]; then _sf_docker_remove "${_SF_CONTAINER[id]}"; fi
  if ((code == 0)) && [[ -n ${_SF_OUTPUTS[id]} ]] && ! _sf_write_outputs "$id"; then
    printf '\nsflow: outputs.json could not be written\n'
    code=1
  fi
  if ((code == 0)) && [[ -n ${_SF_RESULTS[id]} ]] && ! _sf_write_result "$id"; then
    printf '\nsflow: result.json could not be written\n'
    code=1
  fi
  _sf_post exit "$id" "${_SF_ATTEMPT[id]}" "$code"
}

# This is the last step before the user's command. From here on, all variables belong to the user.
_sf_become_task() {
  local _sf_export
  trap - "${_SF_SIGNALS[@]}"
  exec 8>&- 9>&-
  unset -v OPTIND # bash would evaluate its value
  if [[ -n $_SF_CALLER_HAD_LC_ALL ]]; then LC_ALL=$_SF_CALLER_LC_ALL; else unset LC_ALL; fi 2>/dev/null
  if [[ -n $_SF_CALLER_TMOUT ]]; then export TMOUT="$_SF_CALLER_TMOUT"; fi 2>/dev/null
  if [[ ${_SF_COMMAND[0]} == srun ]]; then _sf_forget_request; fi
  if [[ ${_SF_COMMAND[0]} == ssh ]]; then _sf_spare_ssh; fi
  # The workflow's PATH is for the commands of the task. The client that starts the task is found in the job's own PATH.
  if [[ ${_SF_COMMAND[0]} =~ ^(srun|docker|ssh)$ ]] && hash -- "${_SF_COMMAND[0]}" 2>/dev/null; then
    _SF_COMMAND[0]=${BASH_CMDS[${_SF_COMMAND[0]}]}
  fi
  if [[ -n $_SF_IGNORED ]]; then _SF_COMMAND=("$_SF_IGNORED" --default-signal "${_SF_COMMAND[@]}"); fi
  for _sf_export in "${_SF_EXPORTS[@]}"; do export "${_sf_export?}"; done 2>/dev/null
  exec "${_SF_COMMAND[@]}"
}

# sbatch puts the options of the whole job into its environment, and srun would apply them to every step. For example,
# in a job with --ntasks=8, each step would have eight ranks. Only the command line of a step, and variables that the
# workflow sets later, define what the step gets. Amounts per node stay, because they fit every step.
_sf_forget_request() {
  local word
  # With --gpus=N, Slurm would ask for all N GPUs for a step on one of several nodes. With --gpus-per-task, it would ask
  # for the share of one rank. Slurm 24.11 stores that share in SLURM_TRES_PER_TASK.
  if [[ -n ${SLURM_GPUS-}${SLURM_GPUS_PER_TASK-}$_SF_GPUS_UNASKED || ${SLURM_TRES_PER_TASK-} == *gres/gpu* ]]; then
    if ((_SF_GPUS_NEEDED != 0)); then export SLURM_GPUS_PER_NODE=$_SF_GPUS_NEEDED; fi
  fi
  # That share includes a binding to it. The user set the other bindings for every step.
  if [[ ${SLURM_TRES_BIND-} == *per_task:* ]]; then unset -v SLURM_TRES_BIND; fi
  unset -v SLURM_NTASKS SLURM_NPROCS SLURM_NTASKS_PER_NODE SLURM_NTASKS_PER_CORE SLURM_NTASKS_PER_SOCKET SLURM_NTASKS_PER_GPU \
    SLURM_GPUS SLURM_GPUS_PER_TASK SLURM_TRES_PER_TASK SLURM_CPUS_PER_TASK SLURM_CPUS_PER_GPU SLURM_MEM_PER_CPU SLURM_MEM_PER_GPU \
    SLURM_DISTRIBUTION SLURM_DIST_PLANESIZE
  # Slurm 26.05 refuses GPUs per node together with --gres. The step's own option counts.
  for word in "${_SF_COMMAND[@]}"; do
    case $word in
      bash) break ;;
      --gres | --gres=*) unset -v SLURM_GPUS_PER_NODE ;;
    esac
  done
}

# A killed srun leaves its step running. This ends the step before a retry.
_sf_clear_previous_attempt() {
  local id=$1 tries
  if [[ -n ${_SF_STEP[id]} ]]; then
    for ((tries = 0; tries < 50; ++tries)); do
      _sf_find_steps "${_SF_STEP[id]}" && ((${#_SF_STEPS[@]})) || break
      timeout 20 scancel -s KILL "${_SF_STEPS[@]}" >/dev/null 2>&1
      _sf_sleep_ms 200
    done
  fi
}

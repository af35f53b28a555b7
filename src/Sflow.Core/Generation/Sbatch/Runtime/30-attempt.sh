# ---- one attempt of a task: its wrapper process ----

_sf_start() { # task
  local id=$1 name=${_SF_NAME[$1]} probe
  ((++_SF_ATTEMPT[id]))
  _SF_DOOM[id]='' _SF_DOOM_TEXT[id]='' _SF_EXIT_CODE[id]='' _SF_ENDED[id]='' _SF_MISSED_BEAT[id]='' _SF_STRENGTH[id]=0
  if [[ -n ${_SF_LEFT_GROUP[id]} ]]; then # children of the failed attempt would hold its ports
    _sf_signal_group "${_SF_LEFT_GROUP[id]}" KILL
    _sf_forget_group "${_SF_LEFT_GROUP[id]}"
    _SF_LEFT_GROUP[id]=''
  fi
  ((_SF_ATTEMPT[id] == 1)) || _sf_measure_log "$id"
  _sf_spawn _sf_wrapper "$id"
  _SF_PID[id]=$_SF_SPAWNED _SF_LIVE[$id]=1
  _sf_enter "$id" RUNNING
  [[ -n ${_SF_BEGAN[id]} ]] || _SF_BEGAN[id]=$_SF_NOW
  printf '%s\n' "${_SF_FINGERPRINT[id]}" 2>/dev/null >"$_SF_RUN/$name/.fingerprint" || :
  for probe in ${_SF_TASK_PROBES[id]}; do _sf_start_probe "$probe"; done
  ((_SF_LIMIT_MS[id] == 0)) || _sf_set_timer "limit:$id" "${_SF_LIMIT_MS[id]}"
  ((_SF_READY_MS[id] == 0)) || _sf_set_timer "ready:$id" "${_SF_READY_MS[id]}"
}

# An attempt's log begins here; what earlier attempts wrote must satisfy no probe.
_sf_measure_log() {
  local log=$_SF_RUN/${_SF_NAME[$1]}/${_SF_NAME[$1]}.log
  _SF_LOG_OFFSET[$1]=0
  [[ ! -e $log ]] || _SF_LOG_OFFSET[$1]=$(wc -c <"$log")
}

# The last 1000 bytes that this attempt wrote -> _SF_LOG_END; what earlier attempts wrote explains nothing.
_sf_read_log_end() { # task
  local log=$_SF_RUN/${_SF_NAME[$1]}/${_SF_NAME[$1]}.log size
  _SF_LOG_END=''
  { size=$(wc -c <"$log"); } 2>/dev/null || return 0
  ((size -= _SF_LOG_OFFSET[$1]))
  ((size <= 0)) || _SF_LOG_END=$(tail -c "$((size < 1000 ? size : 1000))" -- "$log" 2>/dev/null | tr -d '\000')
}

# The wrapper outlives the task, whatever signal the group gets, and reports its exit. It traps
# rather than ignores: an ignored signal would stay ignored in the task.
_sf_wrapper() { # task
  local id=$1 folder=$_SF_RUN/${_SF_NAME[$1]} code
  _sf_become_child
  trap : TERM INT HUP QUIT USR1 USR2
  if ! exec </dev/null >>"$folder/${_SF_NAME[id]}.log" 2>&1; then
    _sf_post exit "$id" "${_SF_ATTEMPT[id]}" 1 # bash has said why, in the job's output
    return
  fi
  printf '%s' "${_SF_SCRIPT[id]}" >"$folder/${_SF_NAME[id]}.script"
  ((_SF_ATTEMPT[id] == 1)) || _sf_clear_previous_attempt "$id"
  _sf_unpack "${_SF_ARGV[id]}"
  _SF_COMMAND=("${_SF_WORDS[@]}" "${_SF_SCRIPT[id]}")
  _sf_unpack "$_SF_ENVIRONMENT${_SF_TASK_ENV[id]}"
  _SF_EXPORTS=("${_SF_WORDS[@]}" "SFLOW_TASK_OUTPUT_DIR=$folder")
  [[ ${_SF_REMOTE[id]} == false ]] || _sf_make_remote
  # Only the task writes to the log; bash's own note about a killed child goes nowhere.
  { (_sf_become_task 2>&1); } 2>/dev/null
  code=$?
  if ((code == 0)) && [[ -n ${_SF_OUTPUTS[id]} ]] && ! _sf_write_outputs "$id"; then
    printf '\nsflow: outputs.json could not be written\n'
    code=1
  fi
  _sf_post exit "$id" "${_SF_ATTEMPT[id]}" "$code"
}

# The last moment before the user's command: from here on all variables are the user's.
_sf_become_task() {
  local _sf_export
  trap - PIPE XFSZ
  exec 8>&- 9>&-
  unset -v OPTIND # bash would compute its value
  if [[ -n $_SF_CALLER_HAD_LC_ALL ]]; then LC_ALL=$_SF_CALLER_LC_ALL; else unset LC_ALL; fi 2>/dev/null
  [[ ${_SF_COMMAND[0]} != srun ]] || _sf_forget_request
  for _sf_export in "${_SF_EXPORTS[@]}"; do export "${_sf_export?}"; done 2>/dev/null
  exec "${_SF_COMMAND[@]}"
}

# sbatch tells the job's environment what the whole job asked for, and srun would ask the same of every step: in a
# job with --ntasks=8 each step would have eight ranks. What a step takes is said by its command line, and by
# variables that the workflow itself sets later. Amounts for each node stay, since they fit every step.
_sf_forget_request() {
  # With --gpus=N Slurm itself would want all N for a step on one of several nodes, with --gpus-per-task one rank's share.
  [[ -z ${SLURM_GPUS-}${SLURM_GPUS_PER_TASK-} ]] || ((_SF_GPUS_NEEDED == 0)) || export SLURM_GPUS_PER_NODE=$_SF_GPUS_NEEDED
  unset -v SLURM_NTASKS SLURM_NPROCS SLURM_NTASKS_PER_NODE SLURM_NTASKS_PER_CORE SLURM_NTASKS_PER_SOCKET SLURM_NTASKS_PER_GPU \
    SLURM_GPUS SLURM_GPUS_PER_TASK SLURM_TRES_PER_TASK SLURM_CPUS_PER_GPU SLURM_MEM_PER_CPU SLURM_MEM_PER_GPU \
    SLURM_DISTRIBUTION SLURM_DIST_PLANESIZE
}

# ssh hands one text to the remote user's shell, and no environment: both go into one quoted word.
_sf_make_remote() {
  local last=$((${#_SF_COMMAND[@]} - 1)) word text=''
  for word in "${_SF_EXPORTS[@]}"; do
    _sf_quote "${word#*=}"
    text+="export ${word%%=*}=$_SF_QUOTED"$'\n'
  done
  _sf_quote "$text${_SF_COMMAND[last]}"
  _SF_COMMAND[last]="bash -lc $_SF_QUOTED"
}

# A killed srun leaves its step running, a killed docker client its container: gone before a retry.
_sf_clear_previous_attempt() {
  local id=$1 tries
  if [[ -n ${_SF_STEP[id]} ]]; then
    for ((tries = 0; tries < 50; ++tries)); do
      _sf_find_steps "${_SF_STEP[id]}" && ((${#_SF_STEPS[@]})) || break
      timeout 20 scancel -s KILL "${_SF_STEPS[@]}" >/dev/null 2>&1
      _sf_sleep_ms 200
    done
  fi
  [[ -z ${_SF_CONTAINER[id]} ]] || timeout 30 docker rm -f "${_SF_CONTAINER[id]}" >/dev/null 2>&1
}

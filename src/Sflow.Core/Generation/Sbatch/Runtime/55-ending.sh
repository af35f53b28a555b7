# ---- ending tasks: TERM first, then force ----
#
#  what a task is              asked to end (TERM)                  force 1, after the grace time     force 2, 3 s later
#  --------------------------  -----------------------------------  --------------------------------  ------------------
#  a process                   TERM (and CONT) to its group         KILL to its group
#  a step of Slurm (srun)      scancel -s TERM of the step; TERM    scancel -s KILL of the step,      KILL to srun
#                              to srun if it has no step yet        TERM to srun
#  a step in a container       the same                             scancel -s KILL of the step;      TERM to srun, 3 s
#                                                                   then wait for _SF_CLEANUP_MS      later KILL
#  a docker container          docker stop, while its client lives  docker kill                       KILL to docker run,
#                                                                                                     docker rm at the end

# In a helper: signals the steps of these tasks. If Slurm does not answer, every srun itself gets TERM. That kills its
# step at once, but needs no controller.
_sf_signal_steps() { # signal task…
  local id
  if _sf_ask_slurm "$@" 9>&-; then return; fi
  _sf_post silent
  for id in "${@:2}"; do _sf_signal_group "${_SF_PID[id]}" TERM; done
}
# An srun that has no step yet gets TERM itself.
_sf_ask_slurm() { # signal task…
  local signal=$1 id names=() said
  shift
  for id; do names+=("${_SF_STEP[id]}"); done
  _sf_find_steps "${names[@]}" || return 1
  for id; do
    if [[ $_SF_STEP_NAMES != *" ${_SF_STEP[id]} "* ]]; then _sf_signal_group "${_SF_PID[id]}" TERM; fi
  done
  if ((${#_SF_STEPS[@]} == 0)); then return 0; fi
  if said=$(timeout "$_SF_PATIENCE" scancel -s "$signal" "${_SF_STEPS[@]}" 2>&1); then return 0; fi
  _sf_only_ended "$said"
}
# Checks whether scancel complains only about steps that have ended in the meantime. That happens when a plain scancel
# of the job was faster.
_sf_only_ended() { # what it said
  local line rest=$1
  [[ -n $rest ]] || return 1
  while [[ -n $rest ]]; do
    line=${rest%%$'\n'*}
    rest=${rest:${#line}}
    rest=${rest#$'\n'}
    [[ $line == *'already completing or completed'* || $line == *'Invalid job id'* ]] || return 1
  done
}

# An srun that cannot reach the controller ends its step, and then waits for the controller. So it gets KILL right after
# the grace time.
_sf_handle_silent() {
  local id
  _SF_SILENT=yes
  for id in "${!_SF_LIVE[@]}"; do
    if [[ $_SF_PHASE == stop && -n ${_SF_STEP[id]} ]] && ((_SF_STRENGTH[id] == 0)); then
      _SF_STRENGTH[id]=1 _SF_CLEANUP_MS[id]=0
    fi
  done
  _sf_now
  _sf_say 'Slurm does not answer: srun itself was asked to end; whether its steps have ended is not known'
}

# Asks live tasks to end, and sets the time when force is used.
_sf_ask_to_end() { # task…
  local id steps=()
  for id; do
    if [[ -n ${_SF_STEP[id]} ]]; then
      steps+=("$id")
    elif [[ -n ${_SF_CONTAINER[id]} ]]; then
      _sf_spawn_helper _sf_stop_container "${_SF_CONTAINER[id]}" "${_SF_PID[id]}"
    else
      _sf_ask_group "${_SF_PID[id]}"
      # In the first moments, the process of a task is still our wrapper, which survives TERM.
      if ((_SF_NOW - _SF_STARTED[id] < 1000)); then _sf_set_timer "again:$id" 150; fi
    fi
    _sf_set_timer "kill:$id" "$_SF_GRACE_MS"
  done
  if ((${#steps[@]})); then _sf_spawn_helper _sf_signal_steps TERM "${steps[@]}"; fi
}
_sf_ask_again() { # task
  if [[ -z ${_SF_PID[$1]} ]]; then return; fi
  _sf_ask_group "${_SF_PID[$1]}"
  # On a busy machine, a process can need longer to start.
  if ((_SF_NOW - _SF_STARTED[$1] < 1000)); then _sf_set_timer "again:$1" 400; fi
}

# Handles all tasks whose grace time ended together, so that Slurm is asked only once.
_sf_force_those_due() {
  local due=("${_SF_FORCE_DUE[@]}")
  _SF_FORCE_DUE=()
  if ((${#due[@]})); then _sf_force_end "${due[@]}"; fi
}
_sf_force_all() {
  if ((${#_SF_LIVE[@]})); then _sf_force_end "${!_SF_LIVE[@]}"; fi
}
_sf_force_end() { # task…
  local id steps=()
  for id; do
    if [[ -z ${_SF_PID[id]} ]]; then continue; fi
    ((++_SF_STRENGTH[id]))
    if ((_SF_STRENGTH[id] == 1)); then _sf_say "${_SF_NAME[id]}: it did not end, using force"; fi
    if [[ -n ${_SF_STEP[id]} ]] && ((_SF_STRENGTH[id] == 1)); then
      steps+=("$id")
      _sf_set_timer "kill:$id" $((_SF_CLEANUP_MS[id] > 3000 ? _SF_CLEANUP_MS[id] : 3000))
      if ((_SF_CLEANUP_MS[id] == 0)); then _sf_signal_group "${_SF_PID[id]}" TERM; fi
    elif [[ -n ${_SF_STEP[id]} ]] && ((_SF_STRENGTH[id] == 2 && _SF_CLEANUP_MS[id] > 0)); then
      _sf_signal_group "${_SF_PID[id]}" TERM
      _sf_set_timer "kill:$id" 3000
    elif [[ -n ${_SF_CONTAINER[id]} ]] && ((_SF_STRENGTH[id] == 1)); then
      _sf_spawn_helper _sf_kill_container "${_SF_CONTAINER[id]}"
      _sf_set_timer "kill:$id" 3000
    else
      _sf_bury "$id"
    fi
  done
  if ((${#steps[@]})); then _sf_spawn_helper _sf_signal_steps KILL "${steps[@]}"; fi
}

# KILL also ends the wrapper, so the supervisor handles the exit itself.
_sf_bury() { # task
  _sf_signal_group "${_SF_PID[$1]}" KILL
  if [[ -n ${_SF_CONTAINER[$1]} ]]; then _SF_DOCKER_LEFT+=("${_SF_CONTAINER[$1]}"); fi
  _sf_handle_exit "$1" "${_SF_ATTEMPT[$1]}" 137
}
# The wrapper was killed from outside and reported nothing. Its exit code shows the signal. A code up to 128 becomes
# 137, because the task did not succeed.
_sf_bury_dead() { # task
  local code
  wait "${_SF_PID[$1]}" 2>/dev/null
  code=$?
  if ((code <= 128)); then code=137; fi
  # If we asked the task to end, our own TERM may have arrived before the wrapper set its traps.
  if [[ -z ${_SF_DUE[kill:$1]-} ]]; then _sf_say "${_SF_NAME[$1]}: its process was killed from outside"; fi
  _sf_signal_group "${_SF_PID[$1]}" KILL
  if [[ -n ${_SF_CONTAINER[$1]} ]]; then _SF_DOCKER_LEFT+=("${_SF_CONTAINER[$1]}"); fi
  _sf_handle_exit "$1" "${_SF_ATTEMPT[$1]}" "$code"
}

# Ends one attempt while the workflow continues. The task will be retried.
_sf_end_attempt() { # task
  _sf_drop_probes "$1"
  _sf_now
  _sf_ask_to_end "$1"
}

# ---- ending the workflow ----

# The causes are success, task, timeout, signal and disk.
_sf_stop() { # reason code cause
  local id live=()
  _SF_PHASE=stop _SF_REASON=$1 _SF_CODE=$2 _SF_CAUSE=$3
  _sf_now
  _sf_json "$1"
  _sf_event "\"workflow\":\"STOPPING\",\"rc\":$2,\"reason\":$_SF_JSON"
  _sf_say "stopping: $1"
  _SF_DUE=() _SF_NEXT_DUE=0 _SF_FORCE_DUE=()
  for ((id = 0; id < _SF_TASKS; ++id)); do
    _sf_drop_probes "$id"
    if [[ -n ${_SF_PID[id]} ]]; then live+=("$id"); else _sf_judge_while_stopping "$id"; fi
  done
  if ((${#live[@]})); then _sf_ask_to_end "${live[@]}"; fi
  _sf_set_heartbeat
}

# ---- ending a task: politely, then not ----

# Numbers of the running steps with one of these names -> _SF_STEPS; 1 when Slurm does not answer.
# TERM to srun would kill its step at once, so steps are signalled by their number.
_sf_find_steps() {
  local listing step name wanted=" $* "
  _SF_STEPS=() _SF_STEP_NAMES=' '
  _sf_patience
  listing=$(timeout "$_SF_PATIENCE" squeue -h -s -j "$SLURM_JOB_ID" -o '%i %j' 2>/dev/null) || return 1
  while [[ -n $listing ]]; do
    name=${listing%%$'\n'*}
    listing=${listing:${#name}}
    listing=${listing#$'\n'}
    step=${name%% *} name=${name#* }
    [[ $wanted == *" $name "* ]] || continue
    _SF_STEPS+=("$step") _SF_STEP_NAMES+="$name "
  done
}

# A dead controller must leave time to end srun itself within the grace time: half of it, 1 to 20 seconds.
_sf_patience() {
  _SF_PATIENCE=$((_SF_GRACE_MS / 2000))
  ((_SF_PATIENCE >= 1)) || _SF_PATIENCE=1
  ((_SF_PATIENCE <= 20)) || _SF_PATIENCE=20
}

# In a helper: signals the steps of these tasks. When Slurm does not answer, every srun is ended itself:
# less polite, but it needs no controller.
_sf_signal_steps() { # signal task…
  local id
  _sf_ask_slurm "$@" 9>&- && return 0
  _sf_post silent
  for id in "${@:2}"; do _sf_signal_group "${_SF_PID[id]}" TERM; done
}
# An srun that has no step yet is ended itself.
_sf_ask_slurm() { # signal task…
  local signal=$1 id names=() said
  shift
  for id; do names+=("${_SF_STEP[id]}"); done
  _sf_find_steps "${names[@]}" || return 1
  for id; do
    [[ $_SF_STEP_NAMES == *" ${_SF_STEP[id]} "* ]] || _sf_signal_group "${_SF_PID[id]}" TERM
  done
  ((${#_SF_STEPS[@]} == 0)) || said=$(timeout "$_SF_PATIENCE" scancel -s "$signal" "${_SF_STEPS[@]}" 2>&1) || _sf_only_ended "$said"
}
# Whether scancel complains of nothing but steps that have ended in the meantime (a plain scancel of the job is quicker).
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

# An srun that cannot reach the controller ends its step and then waits for the controller: after the grace
# time it is killed at once.
_sf_handle_silent() {
  _SF_SILENT=yes
  [[ $_SF_PHASE != stop ]] || ((_SF_ESCALATIONS)) || _SF_ESCALATIONS=1
  _sf_now
  _sf_say 'Slurm does not answer: srun itself was asked to end; whether its steps have ended is not known'
}

# In a helper: docker gives the container TERM and, after the grace time, KILL.
_sf_stop_container() { timeout "$((_SF_GRACE_MS / 1000 + 20))" docker stop -t "$((_SF_GRACE_MS / 1000))" "$1" 9>&-; }
_sf_kill_container() { timeout 20 docker kill "$1" 9>&-; }

# Asks live tasks to end.
_sf_ask_to_end() { # task…
  local id steps=()
  for id; do
    if [[ -n ${_SF_STEP[id]} ]]; then
      steps+=("$id")
    elif [[ -n ${_SF_CONTAINER[id]} ]]; then
      _sf_spawn_helper _sf_stop_container "${_SF_CONTAINER[id]}"
    else
      _sf_signal_group "${_SF_PID[id]}" TERM
    fi
  done
  ((${#steps[@]} == 0)) || _sf_spawn_helper _sf_signal_steps TERM "${steps[@]}"
}

# Force, in two strengths: with the first srun and docker do it, the second is the kernel's KILL.
_sf_force_end() { # task strength
  local id=$1
  if (($2 == 1)) && [[ -n ${_SF_STEP[id]} ]]; then
    _sf_spawn_helper _sf_signal_steps KILL "$id"
    _sf_signal_group "${_SF_PID[id]}" TERM
  elif (($2 == 1)) && [[ -n ${_SF_CONTAINER[id]} ]]; then
    _sf_spawn_helper _sf_kill_container "${_SF_CONTAINER[id]}"
  else
    _sf_bury "$id"
  fi
}

# KILL takes the wrapper too, so the exit is reported for it.
_sf_bury() {
  _sf_signal_group "${_SF_PID[$1]}" KILL
  _sf_handle_exit "$1" "${_SF_ATTEMPT[$1]}" 137
}

# Ends one task while the workflow goes on (it will be retried).
_sf_end_attempt() { # task
  _sf_drop_probes "$1"
  _sf_now
  _sf_ask_to_end "$1"
  _sf_set_timer "kill:$1" "$_SF_GRACE_MS"
}
_sf_on_kill() { # task
  [[ -n ${_SF_PID[$1]} ]] || return 0
  ((++_SF_STRENGTH[$1]))
  _sf_force_end "$1" "${_SF_STRENGTH[$1]}"
  [[ -z ${_SF_PID[$1]} ]] || _sf_set_timer "kill:$1" 3000
}

# ---- ending the workflow ----

# Causes: success, task, timeout, signal, disk.
_sf_stop() { # reason code cause
  local id live=()
  _SF_PHASE=stop _SF_REASON=$1 _SF_CODE=$2 _SF_CAUSE=$3
  _sf_now
  _sf_json "$1"
  _sf_event "\"workflow\":\"STOPPING\",\"rc\":$2,\"reason\":$_SF_JSON"
  _sf_say "stopping: $1"
  for ((id = 0; id < _SF_TASKS; ++id)); do
    _sf_drop_probes "$id"
    if [[ -n ${_SF_PID[id]} ]]; then
      live+=("$id")
    else
      case ${_SF_STATE[id]} in
        PENDING | RETRYING) _sf_enter "$id" CANCELLED "$1" ;;
        FAILING) _sf_judge_while_stopping "$id" ;;
        COMPLETED) _sf_doubt_completion "$id" ;;
      esac
    fi
  done
  _SF_DUE=() _SF_NEXT_DUE=0
  ((${#live[@]} == 0)) || _sf_ask_to_end "${live[@]}"
  _sf_set_timer escalate: "$_SF_GRACE_MS"
}

# Now and then Slurm ends a step that traps TERM and exits with 0 without a word in its log, and only then tells us
# that the job is cancelled: what the 0 meant is not known.
_sf_doubt_completion() { # task
  [[ $_SF_CAUSE == signal && -n ${_SF_STEP[$1]} && -n ${_SF_ENDED[$1]} ]] || return 0
  ((_SF_NOW - _SF_ENDED[$1] < 500)) || return 0
  rm -f -- "$_SF_RUN/${_SF_NAME[$1]}/.completed"
  _sf_enter "$1" CANCELLED "$_SF_REASON; whether it got to its end is not known" 0
}

# A task that failed on its own just before the stop. Only when a signal came right behind it (scancel
# reaches the tasks first) was it the signal's doing.
_sf_judge_while_stopping() {
  if [[ $_SF_CAUSE == signal ]]; then
    _sf_enter "$1" CANCELLED "$_SF_REASON" "${_SF_EXIT_CODE[$1]}"
  elif _sf_has_failed "$1"; then
    _sf_enter "$1" FAILED "$_SF_DESCRIBED" "${_SF_EXIT_CODE[$1]}"
  else
    _sf_completed "$1"
  fi
}

# Each time stronger, until nobody is left: a stop always ends.
_sf_on_escalate() {
  local id
  ((++_SF_ESCALATIONS))
  _sf_now
  ((${#_SF_LIVE[@]} == 0)) || _sf_say "killing what did not end: ${#_SF_LIVE[@]} task(s)"
  for id in "${!_SF_LIVE[@]}"; do _sf_force_end "$id" "$_SF_ESCALATIONS"; done
  ((${#_SF_LIVE[@]} == 0)) || _sf_set_timer escalate: 3000
}

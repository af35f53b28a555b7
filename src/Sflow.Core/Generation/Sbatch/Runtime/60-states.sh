# ---- the states of a task ----
#
#  state      events, and what each one does (→ a new state). An event that is not listed changes nothing.
#  ---------  -----------------------------------------------------------------------------------------------------------
#  PENDING    all tasks that it needs are READY or COMPLETED → RUNNING         the workflow stops → CANCELLED
#  RUNNING    its last readiness probe passes → READY                          a failure probe triggers → FAILED, stop
#             it exits with 0 → COMPLETED; a service → LOOKING                 it exits with another code, or with 0 but
#                                                                              without a required result → FAILING
#             its time limit or readiness deadline passes → ENDING if a retry remains, else TIMEOUT, stop
#             the workflow stops: the task is asked to end, and its exit → CANCELLED
#  READY      like RUNNING, but tasks that need it can start. FAILING and ENDING make them wait again, if they have not.
#             it exits with 0 → COMPLETED
#             the workflow stops: the task is asked to end, and its exit, whatever the code → STOPPED
#  FAILING    after 250 ms → RETRYING if a retry remains, else FAILED, stop
#             the workflow stops because of a signal → CANCELLED; because of something else: decided at once
#  LOOKING    its last readiness probe passes → READY, COMPLETED               the workflow stops → CANCELLED
#             one of them finds nothing → RETRYING if a retry remains, else FAILED, stop
#  ENDING     it exits → RETRYING                                              the workflow stops: its exit → CANCELLED
#  RETRYING   its wait is over → RUNNING                                       the workflow stops → CANCELLED
#  COMPLETED  a signal arrives within 0.5 s, and it is a step → CANCELLED, as the signal may have caused the 0
#  STOPPED, FAILED, TIMEOUT, CANCELLED                                         nothing changes them
#
#  FAILING (it failed, and the cause is not known yet), LOOKING (it exited with 0 before it was ready, and its probes look
#  once more) and ENDING (we end this attempt) are not recorded.
#  "stop" means _sf_stop: the workflow ends.

# The task is READY or COMPLETED, so each task that needs it has one unmet need less.
_sf_satisfy() { # task
  local dependent
  ((--_SF_UNDONE))
  for dependent in ${_SF_DEPENDENTS[$1]}; do
    ((--_SF_UNMET[dependent]))
    if ((_SF_UNMET[dependent] == 0)) && [[ ${_SF_STATE[dependent]} == PENDING ]]; then _SF_QUEUE+=("$dependent"); fi
  done
}
# A service is no longer READY. Tasks that need it and have not started wait again.
_sf_unsatisfy() { # task
  local dependent
  ((++_SF_UNDONE))
  for dependent in ${_SF_DEPENDENTS[$1]}; do ((++_SF_UNMET[dependent])); done
}

# Starts only a few tasks at a time. Messages are read in between, so that the event pipe cannot fill up.
_sf_start_queued() {
  local id some
  if ((${#_SF_QUEUE[@]} == 0)); then return; fi
  some=("${_SF_QUEUE[@]:0:20}")
  _SF_QUEUE=("${_SF_QUEUE[@]:20}")
  for id in "${some[@]}"; do
    if [[ $_SF_PHASE != run || -n $_SF_SIGNAL ]]; then return; fi
    if ((_SF_UNMET[id] == 0)) && [[ ${_SF_STATE[id]} == PENDING ]]; then _sf_start "$id"; fi
  done
}

_sf_handle_ready() { # task attempt probe checks text
  local state=${_SF_STATE[$1]}
  if [[ $_SF_PHASE != run || ${_SF_ATTEMPT[$1]} != "$2" || -n ${_SF_PROBE_SEEN[$3]} ]]; then return; fi
  if [[ $state != RUNNING && $state != LOOKING ]]; then return; fi
  _sf_drop_probe "$3"
  _sf_drop_timer "ready:$3"
  _sf_note_trigger "$3" "$4" "$5"
  if ! _sf_is_ready "$1"; then
    _sf_say "${_SF_NAME[$1]}: a readiness probe passed, and it waits for the others ($5)"
    return
  fi
  _sf_tell_readiness "$1"
  _sf_enter "$1" READY "$_SF_DESCRIBED" '' "$_SF_PROBE_MEMBERS"
  _sf_satisfy "$1"
  if [[ $state == LOOKING ]]; then
    unset "_SF_LOOKING[$1]"
    _sf_completed "$1"
  fi
}

# A failure probe triggered. The task is not retried, and the workflow fails.
_sf_handle_fail() { # task attempt probe checks text
  if [[ $_SF_PHASE != run || ${_SF_ATTEMPT[$1]} != "$2" ]]; then return; fi
  if [[ ${_SF_STATE[$1]} != RUNNING && ${_SF_STATE[$1]} != READY ]]; then return; fi
  _sf_note_trigger "$3" "$4" "$5"
  _sf_tell_probes "$1" "$3"
  _sf_enter "$1" FAILED "failure probe: $5" '' "$_SF_PROBE_MEMBERS"
  _sf_stop "task ${_SF_NAME[$1]} failed: failure probe" 1 task
}

_sf_handle_exit() { # task attempt code
  local id=$1 code=$3 pid=${_SF_PID[$1]} probe
  if [[ -z $pid || ${_SF_ATTEMPT[id]} != "$2" ]]; then return; fi
  wait "$pid" 2>/dev/null
  if kill -0 -- "-$pid" 2>/dev/null; then _SF_LEFT_GROUP[id]=$pid; else _sf_forget_group "$pid"; fi
  unset "_SF_LIVE[$id]"
  _sf_now
  _SF_PID[id]='' _SF_EXIT_CODE[id]=$code _SF_ENDED[id]=$_SF_NOW
  _sf_drop_probes "$id"
  _sf_drop_timer "limit:$id"
  for probe in ${_SF_TASK_PROBES[id]}; do _sf_drop_timer "ready:$probe"; done
  _sf_drop_timer "again:$id"
  _sf_drop_timer "kill:$id"
  if [[ $_SF_PHASE == stop ]]; then
    _sf_ended_while_stopping "$id" "$code"
  elif [[ ${_SF_STATE[id]} == ENDING ]]; then
    _sf_attempt_failed "$id"
  elif ((code == 0)) && ! _sf_was_cut_short "$id" && ! _sf_lacks "$id"; then
    _sf_exited_with_zero "$id"
  else
    if [[ ${_SF_STATE[id]} == READY ]]; then _sf_unsatisfy "$id"; fi
    _SF_STATE[id]=FAILING
    # scancel ends the tasks before its signal reaches us, so the supervisor decides a little later.
    _sf_set_timer "judge:$id" 250
  fi
}

# Code 0 of srun does not always mean that the step reached its end. A step that traps TERM can exit with 0 when scancel
# ends it. A step whose node dies has no exit code at all. In both cases, the end of the log shows it.
_sf_was_cut_short() { # task
  _SF_LOST_NODE=''
  [[ -n ${_SF_STEP[$1]} ]] || return 1
  _sf_read_log_end "$1"
  if [[ $_SF_LOG_END =~ $_SF_NODE_FAILURE ]]; then _SF_LOST_NODE=${BASH_REMATCH[2]}; fi
  [[ -n $_SF_LOST_NODE || $_SF_LOG_END =~ $_SF_CANCELLED_STEP ]]
}

# A service must have been ready. What it printed last may not have reached its probes yet, so all that have not passed
# look once more, now that the log is complete.
_sf_exited_with_zero() { # task
  local probe
  if _sf_is_ready "$1"; then
    _sf_completed "$1"
    return
  fi
  _SF_STATE[$1]=LOOKING _SF_LOOKING[$1]=1
  for probe in ${_SF_TASK_PROBES[$1]}; do
    if [[ ${_SF_PROBE_ROLE[probe]} == ready && -z ${_SF_PROBE_SEEN[probe]} ]]; then _sf_start_probe "$probe"; fi
  done
}
_sf_handle_missed() { # task attempt probe
  if [[ $_SF_PHASE != run || ${_SF_STATE[$1]} != LOOKING || ${_SF_ATTEMPT[$1]} != "$2" ]]; then return; fi
  unset "_SF_LOOKING[$1]"
  _sf_drop_probes "$1"
  _sf_tell_readiness "$1"
  _sf_describe_waiting "$3"
  _SF_DOOM[$1]=FAILED _SF_DOOM_TEXT[$1]="exited with 0 before it was ready: $_SF_DESCRIBED" _SF_DOOM_MEMBERS[$1]=$_SF_PROBE_MEMBERS
  _sf_now
  _sf_attempt_failed "$1"
}
# A task without a result that it needs has failed, although it ended with 0.
_sf_lacks() { [[ -n ${_SF_RESULTS[$1]} ]] && _sf_lacks_result "$1"; } # task

# Writes the mark first, so that a task that the record calls COMPLETED never runs again.
_sf_completed() { # task
  local before=${_SF_STATE[$1]}
  printf '%s\n' "${_SF_FINGERPRINT[$1]}" 2>/dev/null >"$_SF_RUN/${_SF_NAME[$1]}/.completed" || :
  _sf_find_unmatched "$1"
  _sf_note "$1" COMPLETED
  _sf_enter "$1" COMPLETED "$_SF_UNMATCHED" 0 "$_SF_UNMATCHED_JSON$_SF_RESULT_JSON"
  if [[ $before != READY ]]; then _sf_satisfy "$1"; fi
}
# Enters the results of an attempt that ended with 0 into results.json. For the event -> _SF_RESULT_JSON.
_sf_note() { # task status
  _SF_RESULT_JSON=''
  if [[ -n ${_SF_RESULTS[$1]} ]]; then _sf_note_result "$1" "$2"; fi
}

# ---- exits and states while the workflow stops ----

_sf_ended_while_stopping() { # task code
  local doubt=''
  if [[ -n $_SF_SILENT && -n ${_SF_STEP[$1]} ]]; then doubt='Slurm did not answer: whether its step has ended is not known'; fi
  case ${_SF_STATE[$1]} in
    FAILED | TIMEOUT) ;;
    READY)
      # Outputs are read only after exit code 0.
      _SF_UNMATCHED='' _SF_UNMATCHED_JSON='' _SF_RESULT_JSON=''
      if (($2 == 0)); then
        _sf_find_unmatched "$1"
        _sf_note "$1" STOPPED
        if _sf_lacks "$1"; then _SF_UNMATCHED=$_SF_DESCRIBED; fi
      elif [[ -n ${_SF_RESULTS[$1]} ]]; then
        _SF_UNMATCHED="its results were not read, because it ended with exit code $2"
      elif [[ -n ${_SF_OUTPUTS[$1]} ]]; then
        _SF_UNMATCHED="its outputs were not read, because it ended with exit code $2"
      fi
      _sf_enter "$1" STOPPED "$doubt${doubt:+${_SF_UNMATCHED:+; }}$_SF_UNMATCHED" "$2" "$_SF_UNMATCHED_JSON$_SF_RESULT_JSON"
      ;;
    *) _sf_enter "$1" CANCELLED "$_SF_REASON${doubt:+; $doubt}" "$2" ;;
  esac
}

# Decides about a task that has no process when the stop begins.
_sf_judge_while_stopping() { # task
  case ${_SF_STATE[$1]} in
    PENDING | RETRYING) _sf_enter "$1" CANCELLED "$_SF_REASON" ;;
    # scancel reaches the tasks first, so a signal that arrives right after the task's exit has caused that exit.
    FAILING)
      if [[ $_SF_CAUSE == signal ]]; then
        _sf_enter "$1" CANCELLED "$_SF_REASON" "${_SF_EXIT_CODE[$1]}"
      elif _sf_has_failed "$1"; then
        _sf_note "$1" FAILED
        _sf_enter "$1" FAILED "$_SF_DESCRIBED" "${_SF_EXIT_CODE[$1]}" "$_SF_RESULT_JSON"
      elif _sf_is_ready "$1"; then
        _sf_completed "$1"
      else
        _sf_enter "$1" CANCELLED "$_SF_REASON" "${_SF_EXIT_CODE[$1]}"
      fi
      ;;
    LOOKING) _sf_enter "$1" CANCELLED "$_SF_REASON; it had exited with 0 before it was ready" 0 ;;
    COMPLETED) if [[ $_SF_CAUSE == signal ]]; then _sf_doubt_completion "$1" "$_SF_REASON"; fi ;;
  esac
}
# Sometimes a step traps TERM and exits with 0, and Slurm writes nothing to its log and signals us only then. Whether
# the step reached its end is not known.
_sf_doubt_completion() { # task reason
  _sf_doubtful_ms "$1"
  ((_SF_MS > 0)) || return 1
  rm -f -- "$_SF_RUN/${_SF_NAME[$1]}/.completed"
  if [[ -n ${_SF_RESULTS[$1]} ]]; then _sf_forget_result "$1"; fi
  _sf_enter "$1" CANCELLED "$2; whether it got to its end is not known" 0
}
# How long a signal can still cast doubt on the completion of the task -> _SF_MS.
_sf_doubtful_ms() { # task
  _SF_MS=0
  if [[ ${_SF_STATE[$1]} != COMPLETED || -z ${_SF_STEP[$1]} || -z ${_SF_ENDED[$1]} ]]; then return; fi
  _SF_MS=$((_SF_ENDED[$1] + 500 - _SF_NOW))
}
# The same signal can arrive after the last step has completed, while the workflow stops because every task is done. Then
# the workflow did not succeed either.
_sf_doubt_success() { # signal
  local id doubted=''
  [[ $_SF_CAUSE == success ]] || return 0
  _sf_describe_signal "$1"
  _sf_now
  for ((id = 0; id < _SF_TASKS; ++id)); do
    if _sf_doubt_completion "$id" "$_SF_DESCRIBED"; then doubted=yes; fi
  done
  if [[ -n $doubted ]]; then _SF_CAUSE=signal _SF_CODE=$_SF_SIGNAL_CODE _SF_REASON=$_SF_DESCRIBED; fi
}
# Waits for such a signal, only if a step has just completed.
_sf_confirm_success() {
  local id rest=0
  [[ $_SF_CAUSE == success ]] || return 0
  _sf_now
  for ((id = 0; id < _SF_TASKS; ++id)); do
    _sf_doubtful_ms "$id"
    if ((_SF_MS > rest)); then rest=$_SF_MS; fi
  done
  while ((rest > 0)) && [[ -z $_SF_SIGNAL ]]; do
    _sf_sleep_ms 50
    ((rest -= 50))
  done
  if [[ -n $_SF_SIGNAL ]]; then _sf_doubt_success "$_SF_SIGNAL"; fi
}

# ---- failures and retries ----

_sf_judge() { # task
  if [[ ${_SF_STATE[$1]} != FAILING ]]; then return; fi # a stop has already decided
  if _sf_has_failed "$1"; then
    _SF_DOOM[$1]=FAILED _SF_DOOM_TEXT[$1]=$_SF_DESCRIBED
    _sf_attempt_failed "$1"
  else
    _sf_exited_with_zero "$1"
  fi
}
# Describes why the task failed -> _SF_DESCRIBED. A task with code 0 gets here only if its step was cut short. If only
# the step was cancelled and not the job, its code 0 means success.
_sf_has_failed() { # task
  _sf_describe_exit "${_SF_EXIT_CODE[$1]}" "$1"
  if ! _sf_was_cut_short "$1" || [[ -z $_SF_LOST_NODE ]]; then
    ((_SF_EXIT_CODE[$1])) || _sf_lacks "$1"
  elif ((_SF_EXIT_CODE[$1] > 1)); then
    _SF_DESCRIBED+=", node $_SF_LOST_NODE failed under its step"
  else # srun's own code: 0 before Slurm 24.11, 1 since then
    _SF_DESCRIBED="node $_SF_LOST_NODE failed under its step; how the step ended is not known"
  fi
}

# By the shell's convention, a code over 128 most likely means a signal.
_sf_describe_exit() { # code task
  local name=''
  _SF_DESCRIBED="exit code $1"
  if (($1 > 128)); then name=$(kill -l "$1" 2>/dev/null); fi
  if [[ -n $name ]]; then _SF_DESCRIBED+=", killed by $name"; fi
  case $1 in
    126) _SF_DESCRIBED+=' (can the command be run?)' ;;
    127) _SF_DESCRIBED+=' (command not found?)' ;;
    125) if [[ -n ${_SF_CONTAINER[$2]} ]]; then _SF_DESCRIBED+=' (docker could not start the container?)'; fi ;;
    255) if [[ ${_SF_REMOTE[$2]} == true ]]; then _SF_DESCRIBED+=' (ssh could not connect, or the connection broke?)'; fi ;;
  esac
}

# The first attempt is not a retry.
_sf_may_retry() { ((_SF_ATTEMPT[$1] <= _SF_RETRIES[$1])); }

# The attempt has failed: the task is retried, or the workflow ends.
_sf_attempt_failed() { # task
  local id=$1 wait_ms due
  if ! _sf_may_retry "$id"; then
    _sf_note "$id" "${_SF_DOOM[id]}"
    _sf_enter "$id" "${_SF_DOOM[id]}" "${_SF_DOOM_TEXT[id]}" "${_SF_EXIT_CODE[id]}" "${_SF_DOOM_MEMBERS[id]}$_SF_RESULT_JSON"
    _sf_stop "task ${_SF_NAME[id]} failed: ${_SF_DOOM_TEXT[id]}" 1 task
    return
  fi
  _sf_retry_wait "$id"
  wait_ms=$_SF_MS
  _sf_seconds "$wait_ms"
  _sf_enter "$id" RETRYING "${_SF_DOOM_TEXT[id]}, attempt $((_SF_ATTEMPT[id] + 1)) of $((_SF_RETRIES[id] + 1)) in $_SF_SECONDS s" "${_SF_EXIT_CODE[id]}" "${_SF_DOOM_MEMBERS[id]}"
  due=$((_SF_ENDED[id] + wait_ms - _SF_NOW)) # the wait began at the exit
  _sf_set_timer "retry:$id" $((due > 0 ? due : 0))
}
# The wait is interval × backoff^(n-1), at most 30 days, because bash would overflow silently.
_sf_retry_wait() { # task
  local n most=2592000000
  _SF_MS=${_SF_RETRY_MS[$1]}
  for ((n = 1; n < _SF_ATTEMPT[$1] && _SF_MS < most; ++n)); do _SF_MS=$((_SF_MS * _SF_BACKOFF[$1] / 1000)); done
  if ((_SF_MS > most)); then _SF_MS=$most; fi
}
# If a signal has arrived, the workflow is about to stop. The signal may also have killed something that the new attempt
# needs.
_sf_retry() { # task
  if [[ $_SF_PHASE != run ]]; then return; fi
  if [[ -n $_SF_SIGNAL ]]; then
    _sf_now
    _sf_set_timer "retry:$1" 50
  else
    _sf_start "$1"
  fi
}

# ---- time limits ----

# Services have a limit, too. A service that hangs would keep the job until Slurm's own limit.
_sf_limit_passed() { # task
  _sf_seconds "${_SF_LIMIT_MS[$1]}"
  _sf_out_of_time "$1" "ran longer than $_SF_SECONDS s"
}
# The task may have become READY just before.
_sf_ready_deadline_passed() { # probe
  local id=${_SF_PROBE_TASK[$1]}
  if [[ ${_SF_STATE[id]} != RUNNING ]]; then return; fi
  _sf_tell_readiness "$id"
  _sf_describe_waiting "$1"
  _sf_seconds "${_SF_PROBE_WITHIN_MS[$1]}"
  _sf_out_of_time "$id" "not ready within $_SF_SECONDS s: $_SF_DESCRIBED" "$_SF_PROBE_MEMBERS"
}
_sf_out_of_time() { # task reason [more members]
  local id=$1
  if [[ $_SF_PHASE != run || -z ${_SF_PID[id]} || ${_SF_STATE[id]} == ENDING ]]; then return; fi
  if _sf_may_retry "$id"; then
    if [[ ${_SF_STATE[id]} == READY ]]; then _sf_unsatisfy "$id"; fi
    _SF_STATE[id]=ENDING _SF_DOOM[id]=TIMEOUT _SF_DOOM_TEXT[id]=$2 _SF_DOOM_MEMBERS[id]=${3-}
    _sf_say "${_SF_NAME[id]}: $2, ending this attempt"
    _sf_end_attempt "$id"
  else
    _sf_enter "$id" TIMEOUT "$2" '' "${3-}"
    _sf_stop "task ${_SF_NAME[id]} failed: $2" 1 task
  fi
}
# A stop that has already begun keeps its own reason.
_sf_workflow_limit_passed() {
  if [[ $_SF_PHASE != run ]]; then return; fi
  _sf_seconds "$_SF_WORKFLOW_LIMIT_MS"
  _sf_stop "the workflow ran longer than $_SF_SECONDS s" 124 timeout
}

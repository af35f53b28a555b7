# ---- what happens to a task ----
# PENDING → RUNNING → (READY) → COMPLETED, or FAILING → RETRYING → RUNNING …, or FAILED, TIMEOUT,
# CANCELLED, STOPPED. Two are private and never recorded: FAILING (exited non-zero, not judged yet) and
# ENDING (we end this attempt, it will be retried).

# READY or COMPLETED: those that need this task have one need less.
_sf_satisfy() {
  local dependent
  ((--_SF_UNDONE))
  for dependent in ${_SF_DEPENDENTS[$1]}; do
    ((--_SF_UNMET[dependent])) || [[ ${_SF_STATE[dependent]} != PENDING ]] || _SF_QUEUE+=("$dependent")
  done
}
# A service that was READY is not any more: those that have not started wait again.
_sf_unsatisfy() {
  local dependent
  ((++_SF_UNDONE))
  for dependent in ${_SF_DEPENDENTS[$1]}; do ((++_SF_UNMET[dependent])); done
}

# A few at a time: messages are read in between, so that the pipe cannot fill up.
_sf_start_queued() {
  local id some
  ((${#_SF_QUEUE[@]})) || return 0
  some=("${_SF_QUEUE[@]:0:20}")
  _SF_QUEUE=("${_SF_QUEUE[@]:20}")
  for id in "${some[@]}"; do
    [[ $_SF_PHASE == run && -z $_SF_SIGNAL ]] || return 0
    ((_SF_UNMET[id])) || [[ ${_SF_STATE[id]} != PENDING ]] || _sf_start "$id"
  done
}

_sf_handle_ready() { # task attempt probe text
  [[ $_SF_PHASE == run && ${_SF_STATE[$1]} == RUNNING ]] && ((_SF_ATTEMPT[$1] == $2)) || return 0
  _sf_drop_probe "$3"
  _sf_drop_timer "ready:$1"
  _sf_enter "$1" READY "$4"
  _sf_satisfy "$1"
}

# A failure probe triggered: no retry helps, the workflow fails.
_sf_handle_fail() { # task attempt probe text
  [[ $_SF_PHASE == run ]] && ((_SF_ATTEMPT[$1] == $2)) || return 0
  case ${_SF_STATE[$1]} in RUNNING | READY) ;; *) return 0 ;; esac
  _sf_enter "$1" FAILED "failure probe: $4"
  _sf_stop "task ${_SF_NAME[$1]} failed: failure probe" 1 task
}

_sf_handle_exit() { # task attempt code
  local id=$1 code=$3 pid=${_SF_PID[$1]}
  [[ -n $pid ]] && ((_SF_ATTEMPT[id] == $2)) || return 0
  wait "$pid" 2>/dev/null
  if kill -0 -- "-$pid" 2>/dev/null; then _SF_LEFT_GROUP[id]=$pid; else _sf_forget_group "$pid"; fi
  unset "_SF_LIVE[$id]"
  _sf_now
  _SF_PID[id]='' _SF_EXIT_CODE[id]=$code _SF_ENDED[id]=$_SF_NOW
  _sf_drop_probes "$id"
  _sf_drop_timer "limit:$id"
  _sf_drop_timer "ready:$id"
  _sf_drop_timer "kill:$id"
  if [[ $_SF_PHASE == stop ]]; then
    _sf_ended_while_stopping "$id" "$code"
  elif [[ ${_SF_STATE[id]} == ENDING ]]; then
    _sf_attempt_failed "$id"
  elif ((code == 0)) && ! _sf_was_cut_short "$id"; then
    _sf_completed "$id"
  else
    [[ ${_SF_STATE[id]} != READY ]] || _sf_unsatisfy "$id"
    _SF_STATE[id]=FAILING
    # With scancel the tasks' exits arrive before the signal that explains them: judge a little later.
    _sf_set_timer "judge:$id" 250
  fi
}

# srun's 0 does not always mean that the step got to its end: one that traps TERM may exit 0 when scancel ends it,
# and a step whose node dies has no exit code at all. Who knows better has said so at the log's end.
_sf_was_cut_short() { # task
  [[ -n ${_SF_STEP[$1]} ]] || return 1
  _sf_read_log_end "$1"
  _SF_LOST_NODE=''
  [[ ! $_SF_LOG_END =~ $_SF_NODE_FAILURE ]] || _SF_LOST_NODE=${BASH_REMATCH[2]}
  [[ -n $_SF_LOST_NODE || $_SF_LOG_END == *'slurmstepd: '*' CANCELLED AT '* ]]
}
_SF_NODE_FAILURE=$'(^|\n)srun: error: Node failure on ([^ \n]+)'

# The mark is written first: a task that the record calls COMPLETED is never run again.
_sf_completed() {
  local before=${_SF_STATE[$1]}
  printf '%s\n' "${_SF_FINGERPRINT[$1]}" 2>/dev/null >"$_SF_RUN/${_SF_NAME[$1]}/.completed" || :
  _sf_enter "$1" COMPLETED '' 0
  [[ $before == READY ]] || _sf_satisfy "$1"
}

_sf_ended_while_stopping() { # task code
  local doubt=''
  [[ -z $_SF_SILENT || -z ${_SF_STEP[$1]} ]] || doubt='Slurm did not answer: whether its step has ended is not known'
  case ${_SF_STATE[$1]} in
    FAILED | TIMEOUT) ;;
    READY) _sf_enter "$1" STOPPED "$doubt" "$2" ;;
    *) _sf_enter "$1" CANCELLED "$_SF_REASON${doubt:+; $doubt}" "$2" ;;
  esac
}

# A stop may have judged it in the meantime.
_sf_on_judge() {
  [[ ${_SF_STATE[$1]} == FAILING ]] || return 0
  if _sf_has_failed "$1"; then
    _SF_DOOM[$1]=FAILED _SF_DOOM_TEXT[$1]=$_SF_DESCRIBED
    _sf_attempt_failed "$1"
  else
    _sf_completed "$1"
  fi
}
# Why -> _SF_DESCRIBED. With 0 a task is judged only if its step was cut short: when merely the step was cancelled, not
# the job, its word counts that all is well.
_sf_has_failed() { # task
  _sf_describe_exit "${_SF_EXIT_CODE[$1]}"
  ((_SF_EXIT_CODE[$1] == 0)) || return 0
  _sf_was_cut_short "$1" && [[ -n $_SF_LOST_NODE ]] || return 1
  _SF_DESCRIBED="node $_SF_LOST_NODE failed under its step; how the step ended is not known"
}

# By the shell's rule a code over 128 is most likely a signal's.
_sf_describe_exit() {
  local name=''
  _SF_DESCRIBED="exit code $1"
  (($1 <= 128)) || name=$(kill -l "$1" 2>/dev/null) || name=''
  [[ -z $name ]] || _SF_DESCRIBED+=", killed by $name"
  case $1 in
    126) _SF_DESCRIBED+=' (a command that cannot be run?)' ;;
    127) _SF_DESCRIBED+=' (a command that is not there?)' ;;
  esac
}

# The first attempt is no retry.
_sf_may_retry() { ((_SF_ATTEMPT[$1] <= _SF_RETRIES[$1])); }

# The attempt is over and was in vain: again, or the end of the workflow.
_sf_attempt_failed() { # task
  local id=$1 wait_ms due
  if ! _sf_may_retry "$id"; then
    _sf_enter "$id" "${_SF_DOOM[id]}" "${_SF_DOOM_TEXT[id]}" "${_SF_EXIT_CODE[id]}"
    _sf_stop "task ${_SF_NAME[id]} failed: ${_SF_DOOM_TEXT[id]}" 1 task
    return
  fi
  _sf_retry_wait "$id"
  wait_ms=$_SF_MS
  _sf_seconds "$wait_ms"
  _sf_enter "$id" RETRYING "${_SF_DOOM_TEXT[id]}, attempt $((_SF_ATTEMPT[id] + 1)) of $((_SF_RETRIES[id] + 1)) in $_SF_SECONDS s" "${_SF_EXIT_CODE[id]}"
  due=$((_SF_ENDED[id] + wait_ms - _SF_NOW)) # judging took part of the wait
  _sf_set_timer "retry:$id" $((due > 0 ? due : 0))
}
# interval × backoff^(n-1), at most a month, since bash would overflow silently.
_sf_retry_wait() {
  local n
  _SF_MS=${_SF_RETRY_MS[$1]}
  for ((n = 1; n < _SF_ATTEMPT[$1] && _SF_MS < 2592000000; ++n)); do _SF_MS=$((_SF_MS * _SF_BACKOFF[$1] / 1000)); done
  ((_SF_MS < 2592000000)) || _SF_MS=2592000000
}
# The workflow may have begun to stop while the retry waited.
_sf_on_retry() { [[ $_SF_PHASE != run ]] || _sf_start "$1"; }

# ---- time limits ----

# Services have a limit as well: one that hangs would keep the job until Slurm's own.
_sf_on_limit() { _sf_seconds "${_SF_LIMIT_MS[$1]}"; _sf_out_of_time "$1" "ran longer than $_SF_SECONDS s"; }
# Its READY may have come just before.
_sf_on_ready() {
  [[ ${_SF_STATE[$1]} == RUNNING ]] || return 0
  _sf_describe_waiting "$1"
  _sf_seconds "${_SF_READY_MS[$1]}"
  _sf_out_of_time "$1" "not ready within $_SF_SECONDS s: $_SF_DESCRIBED"
}
# What the task's readiness probe waits for, in a person's words.
_sf_describe_waiting() { # task
  local probe word host='' port='' what=''
  _SF_DESCRIBED='it has no readiness probe'
  for probe in ${_SF_TASK_PROBES[$1]}; do
    [[ ${_SF_PROBE_ROLE[probe]} == ready ]] || continue
    _sf_unpack "${_SF_PROBE_WORDS[probe]}"
    for word in "${_SF_WORDS[@]:1}"; do
      case $word in
        host=* | on=?*) host=${word#*=} ;;
        port=*) port=${word#*=} ;;
        url=* | text=* | regex=* | iregex=*) what=${word#*=} ;;
      esac
    done
    what=${what//[[:cntrl:]]/ }
    what=${what:0:150}
    case ${_SF_WORDS[0]} in
      tcp_port) _SF_DESCRIBED="port $port does not answer on ${host:-127.0.0.1}" ;;
      log_watch) _SF_DESCRIBED="the log has no, or too few, '$what'" ;;
      *) _SF_DESCRIBED="no good answer from $what" ;;
    esac
  done
}
_sf_out_of_time() { # task reason
  local id=$1
  [[ $_SF_PHASE == run && -n ${_SF_PID[id]} && ${_SF_STATE[id]} != ENDING ]] || return 0
  if _sf_may_retry "$id"; then
    [[ ${_SF_STATE[id]} != READY ]] || _sf_unsatisfy "$id"
    _SF_STATE[id]=ENDING _SF_DOOM[id]=TIMEOUT _SF_DOOM_TEXT[id]=$2
    _sf_say "${_SF_NAME[id]}: $2, ending this attempt"
    _sf_end_attempt "$id"
  else
    _sf_enter "$id" TIMEOUT "$2"
    _sf_stop "task ${_SF_NAME[id]} failed: $2" 1 task
  fi
}
# A stop that goes on already has a reason of its own.
_sf_on_workflow() {
  _sf_seconds "$_SF_WORKFLOW_LIMIT_MS"
  [[ $_SF_PHASE != run ]] || _sf_stop "the workflow ran longer than $_SF_SECONDS s" 124 timeout
}

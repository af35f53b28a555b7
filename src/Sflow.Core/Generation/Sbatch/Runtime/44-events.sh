# ---- reports: events.jsonl for programs, lines on stdout for people ----

# The lines are for people, so their times are seconds since the start. It is not an error if the reader of our output
# has gone.
_sf_say() {
  printf '[%7d.%03d] %s\n' $(((_SF_NOW - _SF_T0) / 1000)) $(((_SF_NOW - _SF_T0) % 1000)) "$*" 2>/dev/null || :
}

_SF_NO_RECORD='events.jsonl cannot be written (disk full or read-only?)'

# Only the supervisor writes events (the guardian writes only LOST), so their order is the true one.
_sf_event() {
  if [[ -n $_SF_DISK_FAILED ]]; then return; fi
  if ! printf '{"t":%s,%s}\n' "$_SF_NOW" "$1" >&7; then
    # A record with gaps would show wrong states, so the workflow ends instead.
    _SF_DISK_FAILED=yes
    if [[ $_SF_PHASE == run ]]; then _sf_stop "$_SF_NO_RECORD" 1 disk; fi
  fi 2>/dev/null
}

# A killed writer or a full disk can cut off the last line of a record. The record continues after its last whole line,
# so the half line is removed. Otherwise the next event would be appended to it, and readers of whole lines could not
# read it.
_sf_remove_half_line() { # file
  local last length size
  last=$(tail -c 1 -- "$1" && printf x) || return 0
  if [[ $last == x || $last == $'\nx' ]]; then return 0; fi
  length=$(tail -n 1 -- "$1" | wc -c) size=$(wc -c <"$1")
  if [[ ! $length =~ ^[0-9]+$ || ! $size =~ ^[0-9]+$ ]] || ! truncate -s "$((size - length))" -- "$1" 2>/dev/null; then
    printf '\n' >>"$1"
  fi
}

# Sets a new state of a task, records it, and prints it.
_sf_enter() { # task STATE [reason] [exit code] [more members]
  local id=$1 state=$2 reason=${3-} code=${4-} members
  _sf_now
  _SF_STATE[id]=$state
  if [[ $code == *[!0-9]* ]]; then code=''; fi
  members="\"task\":\"${_SF_NAME[id]}\",\"state\":\"$state\",\"attempt\":${_SF_ATTEMPT[id]}"
  if [[ $state == RUNNING ]]; then members+=",\"pid\":${_SF_PID[id]},\"log_offset\":${_SF_LOG_OFFSET[id]}"; fi
  if [[ -n $code ]]; then members+=",\"rc\":$code"; fi
  if [[ -n $reason ]]; then
    _sf_json "$reason"
    members+=",\"reason\":$_SF_JSON"
  fi
  _sf_event "$members${5-}"
  _sf_say "${_SF_NAME[id]}: $state${reason:+ ($reason)}"
}

# Contains everything that later lines refer to, so that the file can be read alone.
_sf_started_event() {
  local node nodes='' name
  _sf_json "$_SF_WORKFLOW"
  name=$_SF_JSON
  for node in "${_SF_NODE[@]}"; do
    _sf_json "$node"
    nodes+=${nodes:+,}$_SF_JSON
  done
  _sf_json "${HOSTNAME:-}"
  _sf_now
  _sf_event "\"v\":1,\"workflow\":\"STARTED\",\"name\":$name,\"job\":\"$_SF_JOB\",\"host\":$_SF_JSON,\"pid\":$$,\"resumed\":$_SF_RESUMED,\"nodes\":[$nodes],\"identity\":\"$_SF_IDENTITY\",\"origin\":$_SF_ORIGIN,\"plan\":$_SF_PLAN"
}

# A signal does not say why Slurm sent it (a node failed, the job's time is up, the job was preempted). The logs of the
# steps that it ended do. The search reads at most 20 logs, because each one costs several processes.
_sf_ask_logs_why() {
  local id asked=0
  [[ $_SF_CAUSE == signal ]] || return 0
  for ((id = 0; id < _SF_TASKS && asked < 20; ++id)); do
    [[ -n ${_SF_STEP[id]} && ${_SF_STATE[id]} =~ ^(CANCELLED|STOPPED)$ && ${_SF_ATTEMPT[id]} != 0 ]] || continue
    ((++asked))
    _sf_read_log_end "$id"
    [[ $_SF_LOG_END =~ $_SF_CANCELLED_STEP' DUE TO '([A-Z]+( [A-Z]+)*) ]] || continue
    _SF_REASON+=", Slurm says: ${BASH_REMATCH[1]}"
    return
  done
}

# Writes the last event, which completes the record.
_sf_final_event() {
  local state=FAILED wrong reasons=''
  case $_SF_CODE in
    0) state=COMPLETED ;;
    124) state=TIMEOUT ;;
    130 | 143) state=CANCELLED ;;
  esac
  for wrong in "${_SF_WRONG[@]}"; do
    _sf_json "$wrong"
    reasons+=${reasons:+,}$_SF_JSON
  done
  _sf_json "$_SF_REASON"
  _sf_now
  _sf_event "\"workflow\":\"$state\",\"rc\":$_SF_CODE,\"reason\":$_SF_JSON${reasons:+,\"reasons\":[$reasons]}"
  _SF_FINAL_STATE=$state
  # A run that succeeded but could not record it has failed.
  if [[ -n $_SF_DISK_FAILED && $_SF_CODE == 0 ]]; then
    _SF_CODE=1 _SF_REASON=$_SF_NO_RECORD _SF_FINAL_STATE=FAILED
  fi
}

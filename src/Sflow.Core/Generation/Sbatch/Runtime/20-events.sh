# ---- what is told: events.jsonl for programs, lines on stdout for people ----

# For people, so seconds since the start; whoever read our output may have gone, which is no error.
_sf_say() {
  printf '[%7d.%03d] %s\n' $(((_SF_NOW - _SF_T0) / 1000)) $(((_SF_NOW - _SF_T0) % 1000)) "$*" 2>/dev/null || :
}

_SF_NO_RECORD='events.jsonl cannot be written (disk full or read-only?)'

# Only the supervisor writes events (the guardian its single LOST), so their order is the true one.
_sf_event() {
  [[ -z $_SF_DISK_FAILED ]] || return 0
  if ! printf '{"t":%s,%s}\n' "$_SF_NOW" "$1" >&7; then
    # A record with holes would claim states that are not known: end the workflow instead.
    _SF_DISK_FAILED=yes
    [[ $_SF_PHASE != run ]] || _sf_stop "$_SF_NO_RECORD" 1 disk
  fi 2>/dev/null
}

# A task's new state: remembered, recorded and said.
_sf_enter() { # task STATE [reason] [exit code]
  local id=$1 state=$2 reason=${3-} code=${4-} members
  _sf_now
  _SF_STATE[id]=$state
  members="\"task\":\"${_SF_NAME[id]}\",\"state\":\"$state\",\"attempt\":${_SF_ATTEMPT[id]}"
  [[ $state != RUNNING ]] || members+=",\"pid\":${_SF_PID[id]},\"log_offset\":${_SF_LOG_OFFSET[id]}"
  [[ -z $code ]] || members+=",\"rc\":$code"
  if [[ -n $reason ]]; then
    _sf_json "$reason"
    members+=",\"reason\":$_SF_JSON"
  fi
  _sf_event "$members"
  _sf_say "${_SF_NAME[id]}: $state${reason:+ ($reason)}"
}

# Holds all that later lines refer to, so that the file alone tells the whole story.
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
  _sf_event "\"v\":1,\"workflow\":\"STARTED\",\"name\":$name,\"job\":\"$_SF_JOB\",\"host\":$_SF_JSON,\"pid\":$$,\"resumed\":$_SF_RESUMED,\"nodes\":[$nodes],\"plan\":$_SF_PLAN"
}

# A signal alone does not tell why Slurm sent it (a node failed, the job's time is up, it was preempted); the logs of
# the steps that it ended do. A few are enough, since each is a process.
_sf_ask_logs_why() {
  local id asked=0
  [[ $_SF_CAUSE == signal ]] || return 0
  for ((id = 0; id < _SF_TASKS && asked < 20; ++id)); do
    [[ -n ${_SF_STEP[id]} && ${_SF_STATE[id]} =~ ^(CANCELLED|STOPPED)$ && ${_SF_ATTEMPT[id]} != 0 ]] || continue
    ((++asked))
    _sf_read_log_end "$id"
    [[ $_SF_LOG_END =~ slurmstepd.*' CANCELLED AT '[^\ ]+' DUE TO '([A-Z ]+) ]] || continue
    _SF_REASON+=", Slurm says: ${BASH_REMATCH[1]}"
    return
  done
}

# The last event, after which the record is complete.
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
  # Success that nobody can read up is none.
  if [[ -n $_SF_DISK_FAILED && $_SF_CODE == 0 ]]; then
    _SF_CODE=1 _SF_REASON=$_SF_NO_RECORD _SF_FINAL_STATE=FAILED
  fi
}

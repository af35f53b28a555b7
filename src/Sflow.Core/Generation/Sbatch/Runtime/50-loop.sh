# ---- the supervisor's loop ----

# One message into the event pipe. One write under 4096 bytes is never mixed with another's.
_SF_END=$'\x1e'
_sf_post() { local IFS=' '; printf '%s%s\n' "$*" "$_SF_END" >&9; }

# Timers fire when the line `tick` comes back through the event pipe, so that everything which had
# happened when they were due is handled first: a task that ended in time has ended in time.
_sf_loop() {
  local line part='' ticking='' wait_ms
  while :; do
    _sf_start_queued
    [[ $_SF_PHASE != run ]] || ((_SF_UNDONE)) || _sf_stop 'every task is done' 0 success
    [[ $_SF_PHASE != stop ]] || ((${#_SF_LIVE[@]})) || return 0
    _sf_now
    wait_ms=60000
    if ((_SF_NEXT_DUE)) && [[ -z $ticking ]]; then
      wait_ms=$((_SF_NEXT_DUE - _SF_NOW))
      # With messages waiting there is time (and writing into a full pipe that only we read would be the end).
      if ((wait_ms <= 0)) && ! read -r -t 0 -u 9; then
        _sf_post tick
        ticking=yes
      fi
    fi
    ((${#_SF_QUEUE[@]} == 0)) || wait_ms=1
    _sf_seconds $((wait_ms > 0 ? wait_ms : 1))
    # The time may run out in the middle of a line, or swallow just its newline: the mark tells the end.
    IFS= read -r -t "$_SF_SECONDS" -u 9 line || :
    part+=$line
    [[ $part == *"$_SF_END" ]] || continue
    line=${part%"$_SF_END"} part=''
    if [[ $line == tick ]]; then
      ticking=''
      _sf_now
      _sf_fire_timers
    else
      _sf_handle "$line"
    fi
  done
}

_sf_handle() { # one line of the event pipe
  local words
  # shellcheck disable=SC2206  # split on blanks; globbing is off
  words=($1)
  case ${words[0]-} in
    exit) _sf_handle_exit "${words[1]}" "${words[2]}" "${words[3]}" ;;
    ready) _sf_handle_ready "${words[1]}" "${words[2]}" "${words[3]}" "${1#* * * * }" ;;
    fail) _sf_handle_fail "${words[1]}" "${words[2]}" "${words[3]}" "${1#* * * * }" ;;
    signal) _sf_handle_signal "${words[1]}" ;;
    silent) _sf_handle_silent ;;
  esac
}

# ---- signals to the supervisor ----

# A trap may run anywhere, so it only notes the signal and wakes the loop.
_sf_trap_signals() {
  local signal
  for signal in TERM INT HUP USR1; do
    # shellcheck disable=SC2064  # the name is meant now
    trap "_SF_SIGNAL=$signal; _sf_post signal $signal" "$signal"
  done
  # Neither a reader of our output that went away nor a limit on the size of files may kill us: the write fails instead.
  trap : PIPE XFSZ
  trap _sf_leave EXIT
}

# The codes are those of the shell, so that Slurm and scripts understand them.
_sf_handle_signal() {
  _SF_SIGNAL=''
  if [[ $_SF_PHASE == stop ]]; then # asked twice: no more patience
    _sf_say "signal $1 again"
    _sf_drop_timer escalate:
    _sf_on_escalate
    return
  fi
  case $1 in
    USR1) _sf_stop "the job's time limit is near (USR1)" 124 signal ;;
    INT) _sf_stop 'interrupted (INT)' 130 signal ;;
    *) _sf_stop "asked to end ($1)" 143 signal ;;
  esac
}

# ---- the heartbeat ----

# What was killed from outside cannot report. One look is not enough, since its report may be in the
# pipe; when it is missing at two beats, all that it can have written has been read.
_sf_on_heartbeat() {
  local id probe
  for id in "${!_SF_LIVE[@]}"; do
    if kill -0 "${_SF_PID[id]}" 2>/dev/null; then
      _SF_MISSED_BEAT[id]=''
      for probe in ${_SF_TASK_PROBES[id]}; do _sf_revive_probe "$probe"; done
    elif [[ ${_SF_MISSED_BEAT[id]} != "${_SF_PID[id]}" ]]; then
      _SF_MISSED_BEAT[id]=${_SF_PID[id]}
    else
      _sf_say "${_SF_NAME[id]}: its process was killed from outside"
      _sf_bury "$id"
    fi
  done
  _sf_now
  _sf_set_timer heartbeat: "$_SF_HEARTBEAT_MS"
}
# Memory pressure kills small processes too; without its probe a service would never be ready.
_sf_revive_probe() {
  [[ -n ${_SF_PROBE_PID[$1]} && $_SF_PHASE == run ]] || return 0
  ! kill -0 "${_SF_PROBE_PID[$1]}" 2>/dev/null || return 0
  # Its verdict may be in the pipe; starting it again does no harm then.
  _sf_drop_probe "$1"
  _sf_start_probe "$1"
}

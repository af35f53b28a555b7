# ---- timers, and the clock that wakes the supervisor ----
#
#  timer             when it is set                              what happens when it is due
#  ----------------  ------------------------------------------  ----------------------------------------------------
#  limit:<task>      an attempt starts, if it has a time_limit   the attempt is ended: it ran too long
#  ready:<probe>     an attempt starts, if the probe has within  the attempt is ended: it is not ready in time
#  judge:<task>      a task exited with a failure (250 ms)       the task is retried, or the workflow fails
#  retry:<task>      an attempt failed and a retry remains       the next attempt starts
#  again:<task>      TERM was sent to a task that had just       TERM is sent again: the first one can arrive before
#                    started                                     the task's own process exists
#  kill:<task>       TERM was sent (grace time, then 3 s)        force is used, stronger each time
#  workflow:         the run starts, if it has wf_timeout        the workflow stops with exit code 124
#  heartbeat:        always (SFLOW_HEARTBEAT_MS)                 the supervisor looks for tasks killed from outside

# If the timer is already set, this moves it.
_sf_set_timer() { # timer milliseconds
  local when=$((_SF_NOW + $2))
  _SF_DUE[$1]=$when
  if ((_SF_NEXT_DUE == 0 || when < _SF_NEXT_DUE)); then _SF_NEXT_DUE=$when; fi
}
_sf_drop_timer() { unset "_SF_DUE[$1]"; }

_sf_fire_timers() {
  local timer due=() next=0
  for timer in "${!_SF_DUE[@]}"; do
    if ((${_SF_DUE[$timer]} <= _SF_NOW)); then
      due+=("$timer")
    elif ((next == 0 || ${_SF_DUE[$timer]} < next)); then
      next=${_SF_DUE[$timer]}
    fi
  done
  _SF_NEXT_DUE=$next
  for timer in "${due[@]}"; do
    # An earlier timer may have dropped this one.
    if [[ -n ${_SF_DUE[$timer]+set} ]]; then
      _sf_drop_timer "$timer"
      _sf_fire_timer "${timer%%:*}" "${timer#*:}"
    fi
  done
  _sf_force_those_due
}
_sf_fire_timer() { # what [task]
  case $1 in
    limit) _sf_limit_passed "$2" ;;
    ready) _sf_ready_deadline_passed "$2" ;;
    judge) _sf_judge "$2" ;;
    retry) _sf_retry "$2" ;;
    again) _sf_ask_again "$2" ;;
    kill) _SF_FORCE_DUE+=("$2") ;;
    workflow) _sf_workflow_limit_passed ;;
    heartbeat) _sf_beat ;;
  esac
}

# The supervisor never waits with a time limit itself. When the time runs out, `read -t` can lose a byte that it has
# just read, often in bash 4.4 and rarely in 5. Instead, it tells the clock, a process, when to wake it, and the clock
# writes `tick` into the event pipe. So everything that happened before a timer became due is handled before the timer.
_sf_start_clock() {
  exec 4<> <(:) || return 1
  exec 5>/dev/fd/4 || return 1
  _sf_spawn _sf_clock
  _SF_CLOCK=$_SF_SPAWNED _SF_CLOCK_DUE=0
  exec 4>&-
}
# Tells the clock only about a time that is earlier than the one that it waits for. If it is a second late, it may have
# been killed.
_sf_set_clock() {
  local wait_ms
  if ((_SF_NEXT_DUE == 0)); then return; fi
  _sf_now
  if ((_SF_CLOCK_DUE <= _SF_NEXT_DUE && _SF_CLOCK_DUE > _SF_NOW - 1000)); then return; fi
  wait_ms=$((_SF_NEXT_DUE - _SF_NOW))
  if ((wait_ms < 1)); then wait_ms=1; fi
  _SF_CLOCK_DUE=$_SF_NEXT_DUE
  if ! printf '%s %s\n' "$wait_ms" "$wait_ms" >&5; then # somebody killed the clock
    _sf_discard "$_SF_CLOCK"
    _sf_start_clock
    _SF_CLOCK_DUE=$_SF_NEXT_DUE
    printf '%s %s\n' "$wait_ms" "$wait_ms" >&5
  fi 2>/dev/null
}
# Each line has the number of milliseconds to wait, twice. Bash can lose a byte of a line that arrives just as the time
# runs out. A damaged line makes the clock tick early. That does no harm, because after each tick the supervisor sets
# the next time again.
_sf_clock() {
  _sf_become_child
  trap '' "${_SF_SIGNALS[@]}"
  exec 3</dev/fd/4 4>&- 8>&- </dev/null >/dev/null 2>&1
  # Whatever ends the process that keeps the time, a last tick wakes the supervisor. Then nobody reads the pipe any more,
  # so the supervisor notices that and starts another clock.
  _sf_keep_time &
  exec 3<&-
  wait "$!"
  _sf_post tick
}
_sf_keep_time() { # it ends when the supervisor closes its pipe
  local wait_ms copy code
  while read -r -u 3 wait_ms copy || (($? > 128)); do
    code=0
    while ((code == 0)); do
      if [[ $wait_ms != "$copy" || ! $wait_ms =~ ^[0-9]{1,12}$ ]]; then wait_ms=1; fi
      _sf_seconds "$wait_ms"
      read -r -t "$_SF_SECONDS" -u 3 wait_ms copy
      code=$?
    done
    if ((code <= 128)); then return; fi
    _sf_post tick
  done
}

# ---- the supervisor's loop: one message after the other ----

# `read -t 0` takes nothing from the pipe, and only looks. Nothing else here waits with a time limit (see the clock).
_sf_loop() {
  local message
  while :; do
    _sf_start_queued
    if [[ $_SF_PHASE == run ]] && ((_SF_UNDONE == 0)); then _sf_stop 'every task is done' 0 success; fi
    if [[ $_SF_PHASE == stop ]] && ((${#_SF_LIVE[@]} == 0)); then return 0; fi
    if ((${#_SF_QUEUE[@]})) && ! read -t 0 -u 9; then continue; fi
    _sf_set_clock
    if IFS= read -r -u 9 message; then _sf_handle "$message"; else _sf_sleep_ms 10; fi
  done
}

# Every word is checked before it is used. Text that something else writes into the pipe must not be evaluated as a
# number or an index.
_sf_handle() { # one line of the event pipe
  local words
  # shellcheck disable=SC2206  # split on blanks; globbing is off
  words=($1)
  case ${words[0]-} in
    tick)
      _SF_CLOCK_DUE=0
      _sf_now
      _sf_fire_timers
      ;;
    exit)
      if ! _sf_names_task "${words[1]-}" "${words[2]-}" || ! _sf_is_number "${words[3]-}" || ((words[3] > 255)); then
        _sf_drop_message "$1"
      else
        _sf_handle_exit "${words[1]}" "${words[2]}" "${words[3]}"
      fi
      ;;
    ready | fail)
      if ! _sf_names_task "${words[1]-}" "${words[2]-}" || ! _sf_names_probe "${words[3]-}" "${words[1]}" || ! _sf_is_number "${words[4]-}"; then
        _sf_drop_message "$1"
      elif [[ ${words[0]} == ready ]]; then
        _sf_handle_ready "${words[1]}" "${words[2]}" "${words[3]}" "${words[4]}" "${1#* * * * * }"
      else
        _sf_handle_fail "${words[1]}" "${words[2]}" "${words[3]}" "${words[4]}" "${1#* * * * * }"
      fi
      ;;
    missed)
      if ! _sf_names_task "${words[1]-}" "${words[2]-}" || ! _sf_names_probe "${words[3]-}" "${words[1]}"; then
        _sf_drop_message "$1"
      else
        _sf_handle_missed "${words[1]}" "${words[2]}" "${words[3]}"
      fi
      ;;
    signal)
      if [[ -n ${words[1]-} && " ${_SF_ENDING_SIGNALS[*]} " == *" ${words[1]} "* ]]; then
        _sf_handle_signal "${words[1]}"
      else
        _sf_drop_message "$1"
      fi
      ;;
    silent) _sf_handle_silent ;;
    *) _sf_drop_message "$1" ;;
  esac
}
# Accepts digits without leading zeros. It uses patterns, because bash would compile a regular expression for each
# message.
_sf_is_number() { [[ $1 == [1-9]*([0-9]) || $1 == 0 ]] && ((${#1} <= 9)); }
_sf_names_task() { _sf_is_number "$1" && _sf_is_number "$2" && (($1 < _SF_TASKS && $2 > 0)); } # task attempt
_sf_names_probe() { # probe task
  _sf_is_number "$1" && (($1 < ${#_SF_PROBE_TASK[@]})) && [[ ${_SF_PROBE_TASK[$1]} == "$2" ]]
}
_sf_drop_message() { # message
  local text=${1//[![:print:]]/?}
  _sf_now
  _sf_say "a message that cannot be understood was ignored: '${text:0:100}'"
}

# ---- signals to the supervisor ----

_SF_ENDING_SIGNALS=(TERM INT HUP USR1 QUIT USR2 ALRM XCPU VTALRM PROF)
# A trap can run at any point, so it only notes the signal and wakes the loop.
_sf_trap_signals() {
  local signal
  for signal in "${_SF_ENDING_SIGNALS[@]}"; do
    # shellcheck disable=SC2064  # the name is meant now
    trap "_SF_SIGNAL=$signal; _sf_post signal $signal" "$signal"
  done
  # A reader of our output that has gone (PIPE) must not kill us, nor a limit on the size of files (XFSZ). The write
  # fails instead.
  trap : PIPE XFSZ
  trap _sf_leave EXIT
}

# The codes follow the conventions of the shell and of `timeout`, so that Slurm and scripts understand them.
_sf_describe_signal() { # signal -> _SF_SIGNAL_CODE, _SF_DESCRIBED
  case $1 in
    USR1) _SF_SIGNAL_CODE=124 _SF_DESCRIBED="the job's time limit is near (USR1)" ;;
    INT) _SF_SIGNAL_CODE=130 _SF_DESCRIBED='interrupted (INT)' ;;
    *) _SF_SIGNAL_CODE=143 _SF_DESCRIBED="asked to end ($1)" ;;
  esac
}

# The second signal ends everything at once. The first one does not shorten the grace time of a stop that began without
# a signal.
_sf_handle_signal() { # signal
  _SF_SIGNAL=''
  _sf_now
  if [[ $_SF_PHASE != stop ]]; then
    _sf_describe_signal "$1"
    _sf_stop "$_SF_DESCRIBED" "$_SF_SIGNAL_CODE" signal
  elif [[ $_SF_CAUSE == signal || -n $_SF_SIGNAL_SEEN ]]; then
    _sf_say "signal $1 again"
    _sf_force_all
  else
    _SF_SIGNAL_SEEN=$1
    _sf_say "signal $1: the workflow stops already, and another signal uses force"
    _sf_doubt_success "$1"
  fi
}

# ---- the heartbeat ----

# A process that was killed from outside cannot report. One look is not enough, because its report may still be in the
# pipe. If the report is missing at two heartbeats and the pipe is empty, everything that the process wrote has been
# read. While the workflow stops, the heartbeat is faster.
_sf_beat() {
  local id probe
  for id in "${!_SF_LIVE[@]}"; do
    if kill -0 "${_SF_PID[id]}" 2>/dev/null; then
      _SF_MISSED_BEAT[id]=''
      for probe in ${_SF_TASK_PROBES[id]}; do _sf_revive_probe "$probe"; done
    elif [[ ${_SF_MISSED_BEAT[id]} != "${_SF_PID[id]}" ]]; then
      _SF_MISSED_BEAT[id]=${_SF_PID[id]}
    # A wrapper posts its report before it ends. While the pipe holds messages, its report may be among them.
    elif ! read -t 0 -u 9; then
      _sf_bury_dead "$id"
    fi
  done
  for id in "${!_SF_LOOKING[@]}"; do
    for probe in ${_SF_TASK_PROBES[id]}; do _sf_revive_probe "$probe"; done
  done
  if [[ $_SF_PHASE == run ]] && ! _sf_front_lives; then
    _sf_stop 'the shell that ran this script was killed' 143 signal
  fi
  _sf_check_monitors
  _sf_drop_helpers
  _sf_set_heartbeat
}
# The kernel can give the number of a group that has ended to other processes. They must not be killed at the end.
_sf_drop_helpers() {
  local n
  for n in "${!_SF_HELPERS[@]}"; do
    if kill -0 -- "-${_SF_HELPERS[n]}" 2>/dev/null; then continue; fi
    wait "${_SF_HELPERS[n]}" 2>/dev/null
    _sf_forget_group "${_SF_HELPERS[n]}"
    unset "_SF_HELPERS[$n]"
  done
}
_sf_set_heartbeat() {
  local wait_ms=$_SF_HEARTBEAT_MS
  if [[ $_SF_PHASE == stop ]] && ((wait_ms > 100)); then wait_ms=100; fi
  _sf_now
  _sf_set_timer heartbeat: "$wait_ms"
}
# A lack of memory kills small processes, too. Without its probe, a service would never become ready.
_sf_revive_probe() { # probe
  if [[ -z ${_SF_PROBE_PID[$1]} || $_SF_PHASE != run ]] || kill -0 "${_SF_PROBE_PID[$1]}" 2>/dev/null; then return; fi
  # The verdict of the probe may be in the pipe. Then it does no harm to start the probe again.
  _sf_drop_probe "$1"
  _sf_start_probe "$1"
}

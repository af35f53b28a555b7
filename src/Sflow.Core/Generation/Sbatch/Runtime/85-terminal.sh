# ---- how the script was started: on a terminal, or with ignored signals ----

# Tasks run in the background. If one of them asked for input on a terminal (ssh for a password, sudo, stty), the kernel
# would suspend it without a message. So the supervisor runs in a session of its own, without a terminal, as under
# Slurm. There, such a task fails and reports why. This process stays in the foreground, passes on signals, and waits.
_sf_leave_terminal() { # arguments of the script
  local script=${BASH_SOURCE[0]-} words=("$BASH") child code last signal
  _SF_FRONT_PID=${_SF_FRONT-}
  unset -v _SF_FRONT
  if [[ $_SF_FRONT_PID == "$PPID" ]]; then return; fi # this is the process in the background
  _SF_FRONT_PID=''
  if ! { : </dev/tty; } 2>/dev/null; then return; fi
  if [[ ! -f $script || ! -r $script ]] || ! type -P setsid >/dev/null; then
    printf 'sflow: a task that asks for input on this terminal will hang: %s\n' \
      'to prevent that, install the command setsid and start the script from a file' >&2
    return
  fi
  if [[ $- == *x* ]]; then words+=(-x); fi
  _SF_BEHIND='' _SF_EARLY=''
  for signal in "${_SF_ENDING_SIGNALS[@]}"; do
    # shellcheck disable=SC2064  # the name is meant now
    trap "_sf_pass_on $signal" "$signal"
  done
  # A background process of a script ignores INT and QUIT, unless it resets them.
  (trap - INT QUIT; _SF_FRONT=$$ exec setsid "${words[@]}" "$script" "$@") &
  _SF_BEHIND=$!
  child=$_SF_BEHIND
  if [[ -n $_SF_EARLY ]]; then _sf_pass_on "$_SF_EARLY"; fi
  while :; do
    wait "$child"
    code=$?
    # A signal ends `wait` early.
    if ! kill -0 "$child" 2>/dev/null; then break; fi
  done
  wait "$child" # once more, because a signal may have ended the last `wait`, too
  last=$?
  if ((last != 127)); then code=$last; fi
  exit "$code"
}
# A signal can arrive before the process in the background has a number, or while it is still a copy of this one, which
# could lose the signal.
_sf_pass_on() { # signal
  local n line words
  if [[ -z $_SF_BEHIND ]]; then _SF_EARLY=$1; return; fi
  for ((n = 0; n < 100; ++n)); do
    read -r line 2>/dev/null <"/proc/$_SF_BEHIND/stat" || break
    # shellcheck disable=SC2206  # words are meant: state, parent, group, session
    words=(${line##*) })
    if [[ ${words[3]-} == "$_SF_BEHIND" ]]; then break; fi
    sleep 0.02
  done
  kill -s "$1" "$_SF_BEHIND" 2>/dev/null || :
}

# The heartbeat asks, because nobody passes on signals after the process in the foreground was killed. The kernel gives
# us another parent then, at once.
_sf_front_lives() {
  local stat=''
  if [[ -z $_SF_FRONT_PID ]]; then return 0; fi
  { read -r stat <"/proc/$$/stat"; } 2>/dev/null
  stat=${stat##*) }
  [[ -z $stat || ${stat#? } == "$_SF_FRONT_PID "* ]]
}

# If the process that started us ignores a signal (nohup does), every task would ignore it, too. Bash itself cannot
# restore it. env can, since coreutils 8.31.
_sf_find_ignored_signals() {
  local key value
  while read -r key value _; do
    # These are the bits of HUP, INT, QUIT, USR1, USR2, PIPE, ALRM and TERM.
    if [[ $key == SigIgn: ]] && ((16#$value & 16#7A07)); then _SF_IGNORED=$value; fi
  done <"/proc/$$/status"
  if [[ -z $_SF_IGNORED ]]; then return; fi
  if env --default-signal true 2>/dev/null; then
    _SF_IGNORED=$(type -P env)
  else
    _SF_IGNORED=''
    _sf_now
    _sf_say 'the tasks ignore the signals that this script ignored when it started (under nohup, for example): env has no --default-signal here'
  fi
}

# ---- the summary: what a person reads first ----

# On a screen that has room for little: one line a task, and logs only of what failed.
_sf_summary() {
  local id width=4 seconds
  for id in "${!_SF_NAME[@]}"; do ((${#_SF_NAME[id]} <= width)) || width=${#_SF_NAME[id]}; done
  printf '\n%-*s  %-9s  %8s  %10s  %4s\n' "$width" task state attempts seconds exit
  for id in "${!_SF_NAME[@]}"; do
    seconds=-
    if [[ -n ${_SF_BEGAN[id]} ]]; then
      _sf_seconds $((${_SF_ENDED[id]:-$_SF_NOW} - _SF_BEGAN[id]))
      seconds=$_SF_SECONDS
    fi
    printf '%-*s  %-9s  %8s  %10s  %4s\n' "$width" "${_SF_NAME[id]}" "${_SF_STATE[id]}" "${_SF_ATTEMPT[id]}" "$seconds" "${_SF_EXIT_CODE[id]:--}"
  done
  for id in "${!_SF_NAME[@]}"; do
    case ${_SF_STATE[id]} in FAILED | TIMEOUT) _sf_show_log "$id" ;; esac
  done
  ((_SF_CODE == 0)) || _sf_say_if_full
}

# A log that a full disk cut off does not hold the reason, so a page is written to see whether one can be.
_sf_say_if_full() {
  printf '%4096s' '' 2>/dev/null >"$_SF_RUN/.room" || printf '\nThe run folder cannot be written any more (is the disk full?): logs may be cut off.\n'
  rm -f -- "$_SF_RUN/.room" 2>/dev/null
}

# A log may hold anything, also what would confuse a terminal, and lines without an end.
_sf_show_log() { # task
  local log=$_SF_RUN/${_SF_NAME[$1]}/${_SF_NAME[$1]}.log
  printf '\n── last lines of %s (%s)\n' "${_SF_NAME[$1]}" "$log"
  if [[ -s $log ]]; then
    tail -c 65536 -- "$log" | tail -n 20 | cut -b 1-1000 | tr -d '\000-\010\013-\037\177'
    printf '\n── end of %s\n' "${_SF_NAME[$1]}"
  else
    printf '(it printed nothing)\n'
  fi
}

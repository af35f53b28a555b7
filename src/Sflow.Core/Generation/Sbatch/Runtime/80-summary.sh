# ---- the summary: people read it first ----

# A screen has little room. So the summary has one line per task, one more for its outputs, and shows logs only where
# something is wrong.
_sf_summary() {
  local id width=4 seconds begin=$'\n'
  for id in "${!_SF_NAME[@]}"; do
    if ((${#_SF_NAME[id]} > width)); then width=${#_SF_NAME[id]}; fi
  done
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
    case ${_SF_STATE[id]} in
      COMPLETED | STOPPED)
        _sf_show_outputs "$id"
        if [[ -n ${_SF_RESULTS[id]} ]]; then _sf_show_results "$id"; fi
        ;;
    esac
  done
  for id in "${!_SF_NAME[@]}"; do
    case ${_SF_STATE[id]} in
      FAILED | TIMEOUT) _sf_show_log "$id" ;;
      COMPLETED | STOPPED) _sf_show_unmatched "$id" ;;
    esac
  done
  if ((_SF_CODE != 0)); then _sf_say_if_full; fi
}

# The values that output patterns found, as JSON, which escapes what would confuse a terminal. Many values are cut off.
# A blank line, the caller's `begin`, comes before the first task only.
_sf_show_outputs() { # task
  local file=$_SF_RUN/${_SF_NAME[$1]}/outputs.json line=''
  [[ -n ${_SF_OUTPUTS[$1]} && -s $file ]] || return 0
  IFS= read -r -n 1000 line <"$file"
  line=${line#*'"outputs": '}
  if [[ $line == *'"metrics": '* ]]; then line=${line%', "metrics": '*}; else line+='…'; fi
  if [[ $line != '{}' ]]; then
    printf '%soutputs of %s: %s\n' "$begin" "${_SF_NAME[$1]}" "$line"
    begin=''
  fi
}

# A task can exit with 0 and print its result in other words than the pattern expects.
_sf_show_unmatched() { # task
  _sf_find_unmatched "$1"
  ((${#_SF_UNMATCHED_LIST[@]})) || return 0
  printf '\n── %s ended with 0, but no line of its log matches these patterns:\n' "${_SF_NAME[$1]}"
  printf '   %s\n' "${_SF_UNMATCHED_LIST[@]}"
  _sf_show_log "$1"
}

# A log that a full disk cut off does not contain the reason. So this writes a page to find out whether the disk is
# full.
_sf_say_if_full() {
  printf '%4096s' '' 2>/dev/null >"$_SF_RUN/.room" || printf '\nThe run folder cannot be written any more (is the disk full?): logs may be cut off.\n'
  rm -f -- "$_SF_RUN/.room" 2>/dev/null
}

# A log can contain characters that would confuse a terminal, and very long lines.
_sf_show_log() { # task
  local log=$_SF_RUN/${_SF_NAME[$1]}/${_SF_NAME[$1]}.log
  printf '\n── last lines of %s (%s)\n' "${_SF_NAME[$1]}" "$log"
  if [[ -s $log ]]; then
    tail -c 65536 -- "$log" | tail -n 20 | sed -E "$_SF_SHOW" | cut -b 1-1000 | tr -d '\000-\010\013-\037\177'
    printf '\n── end of %s\n' "${_SF_NAME[$1]}"
  else
    printf '(it printed nothing)\n'
  fi
}

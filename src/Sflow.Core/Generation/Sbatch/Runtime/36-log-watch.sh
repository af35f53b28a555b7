# ---- log_watch: a probe that reads a log as it grows ----

# Nothing is read twice: tail waits until the file grows, grep waits for lines, and the counter waits for matches.
# Reading begins where the current attempt of the watched task began.
_sf_probe_log() {
  local name=${_SF_P[log]:-${_SF_NAME[_SF_P_TASK]}} id
  id=${_SF_ID_OF[$name]}
  _SF_P_LOG=$_SF_RUN/$name/$name.log _SF_P_OFFSET=${_SF_LOG_OFFSET[id]} _SF_P_LABELLED=${_SF_LABELLED[id]}
  if [[ -n ${_SF_P[text]+set} ]]; then
    _SF_P_MODE=-F _SF_P_PATTERN=${_SF_P[text]} _SF_P_CONTROL=(-e $'\b' -e $'\r' -e $'\x1b')
  elif [[ -n ${_SF_P[regex]+set} ]]; then
    _SF_P_MODE=-E _SF_P_PATTERN=${_SF_P[regex]} _SF_P_CONTROL=(-e "$_SF_CONTROL")
  else
    _SF_P_MODE=-iE _SF_P_PATTERN=${_SF_P[iregex]} _SF_P_CONTROL=(-e "$_SF_CONTROL")
  fi
  : >>"$_SF_P_LOG"
  # At a last look, the log is complete, so the watch comes to its end.
  if ! _sf_count_matches < <(_sf_watch_log) && [[ -n $_SF_P_LAST ]]; then _sf_miss; fi
}

# Writes one line for each match, which begins with a mark. Whenever the log has not grown for an interval, it also
# writes the log's size, once. Two processes write these lines. Only a match over 4096 bytes is written in pieces, and a
# size can come between them. The rest of such a match has no mark.
_SF_MATCH=$'\x1e:'
_sf_watch_log() {
  local follow=(tail -s 0.5 -c "+$((_SF_P_OFFSET + 1))" -f -- "$_SF_P_LOG") size last='' told='' grep
  exec 9>&-
  if [[ -n $_SF_P_LAST ]]; then follow=(tail -c "+$((_SF_P_OFFSET + 1))" -- "$_SF_P_LOG"); fi
  if [[ $_SF_P_LABELLED == false ]]; then
    "${follow[@]}" 8>&- | _sf_grep_candidates 8>&- | _sf_sed_at_once "$_SF_SHOW" 8>&- | _sf_grep_matches 8>&- &
  else
    "${follow[@]}" 8>&- | _sf_sed_at_once "$_SF_UNLABEL" 8>&- | _sf_grep_candidates 8>&- | _sf_sed_at_once "$_SF_SHOW" 8>&- | _sf_grep_matches 8>&- &
  fi
  grep=$!
  if [[ -n $_SF_P_LAST ]]; then
    wait "$grep"
    return
  fi
  # When the pipeline ends for any reason, the heartbeat starts the probe again.
  while kill -0 "$grep" 2>/dev/null; do
    _sf_sleep_ms "$_SF_P_INTERVAL_MS"
    size=$(exec wc -c <"$_SF_P_LOG")
    if [[ $size == "$last" && $size != "$told" ]]; then
      printf '\nquiet %s\n' "$size"
      told=$size
    fi
    last=$size
  done
}
# A line without control characters looks on a screen as it is. So only lines that match already, or that have control
# characters, go on to sed. grep is many times as fast as sed.
_sf_grep_candidates() { exec grep -a --line-buffered "$_SF_P_MODE" "${_SF_P_CONTROL[@]}" -e "$_SF_P_PATTERN"; }
_sf_grep_matches() { exec grep -a -o --line-buffered -H --label="${_SF_MATCH%:}" "$_SF_P_MODE" -e "$_SF_P_PATTERN"; }

# Matches are counted here and not by grep -m, because several matches in one line count as several.
_sf_count_matches() {
  local matches=0 match='' quiet='' line IFS=
  while ((matches < _SF_P[count])); do
    read -r line || (($? > 128)) || return 1 # the watch broke, or a last look found too few
    case $line in
      "$_SF_MATCH"*)
        match=${line#"$_SF_MATCH"}
        ((++matches))
        ;;
      'quiet '*) quiet=${line#quiet } ;;
    esac
    if [[ -n $quiet ]] && ((matches + 1 == _SF_P[count])); then
      if _sf_match_open_line "$quiet"; then ((++matches)); fi
      quiet=''
    fi
  done
  # A polled check would find the match again at each interval until it reaches its threshold. This waits as long.
  if [[ -z $_SF_P_LAST ]]; then _sf_sleep_ms $(((_SF_P_NEED - 1) * _SF_P_INTERVAL_MS)); fi
  _sf_verdict "$matches" "log: $match"
}

# A prompt has no newline, and grep waits for one. So an open last line counts, too, once the log has not grown for an
# interval. Sets the caller's `match`.
_sf_match_open_line() { # the log's size
  local newlines=1 length=0 from found IFS=' '
  read -r newlines length < <(tail -n 1 -- "$_SF_P_LOG" | wc -lc)
  # The log may have grown again in the meantime.
  (($1 == $(exec wc -c <"$_SF_P_LOG") && newlines == 0)) || return 1
  from=$(($1 - length > _SF_P_OFFSET ? $1 - length : _SF_P_OFFSET))
  ((from < $1)) || return 1
  found=$(tail -c "+$((from + 1))" -- "$_SF_P_LOG" | head -c "$(($1 - from))" | _sf_see_line | grep -a -o "$_SF_P_MODE" -e "$_SF_P_PATTERN" | head -n 1)
  [[ -n $found ]] || return 1
  match=$found
}
_sf_see_line() { if [[ $_SF_P_LABELLED == false ]]; then exec sed -E "$_SF_SHOW"; else sed -E "$_SF_UNLABEL" | sed -E "$_SF_SHOW"; fi; }

# ---- log_watch: a probe that reads a log as it grows ----

# Nothing is read twice and nothing polls: tail waits for the file to grow, grep for lines, the
# counter for matches. Reading begins where the watched task's current attempt began.
_sf_probe_log() {
  local name=${_SF_P[log]:-${_SF_NAME[_SF_P_TASK]}} id
  id=${_SF_ID_OF[$name]}
  _SF_P_LOG=$_SF_RUN/$name/$name.log _SF_P_OFFSET=${_SF_LOG_OFFSET[id]} _SF_P_LABELLED=${_SF_LABELLED[id]}
  if [[ -n ${_SF_P[text]+set} ]]; then
    _SF_P_MODE=-F _SF_P_PATTERN=${_SF_P[text]}
  elif [[ -n ${_SF_P[regex]+set} ]]; then
    _SF_P_MODE=-E _SF_P_PATTERN=${_SF_P[regex]}
  else
    _SF_P_MODE=-iE _SF_P_PATTERN=${_SF_P[iregex]}
  fi
  : >>"$_SF_P_LOG"
  _sf_follow 9>&- |
    grep -a -o --line-buffered "$_SF_P_MODE" -e "$_SF_P_PATTERN" 9>&- |
    _sf_count_matches
}
_SF_LABEL='s/^ *[0-9]+: //'
# sed would keep lines back until it has a block of them, hence stdbuf.
_sf_follow() {
  local read_log=(tail -s 0.5 -c "+$((_SF_P_OFFSET + 1))" -f -- "$_SF_P_LOG")
  if [[ $_SF_P_LABELLED == false ]]; then
    exec "${read_log[@]}"
  elif type -P stdbuf >/dev/null; then
    "${read_log[@]}" | stdbuf -oL sed -E "$_SF_LABEL"
  else # correct too, but slow: it reads byte by byte
    "${read_log[@]}" | sed -u -E "$_SF_LABEL"
  fi
}

# Counts here, not with grep -m, since several matches in one line count as several.
_sf_count_matches() {
  local matches=0 match='' part='' code IFS=
  _sf_seconds "$_SF_P_INTERVAL_MS"
  while ((matches < _SF_P[count])); do
    read -r -t "$_SF_SECONDS" match
    code=$?
    if ((code > 128)); then # nothing for an interval
      part+=$match
      ((matches + 1 < _SF_P[count])) || ! _sf_match_open_line || break
    elif ((code)); then
      return # the watch broke; the heartbeat starts the probe again
    else
      match=$part$match part=''
      ((++matches))
    fi
  done
  # A polled check would find the match again at each interval until its threshold is met.
  _sf_sleep_ms $(((_SF_P_NEED - 1) * _SF_P_INTERVAL_MS))
  _sf_verdict "log: $match"
}

# A prompt never gets its newline, and grep waits for it: the open last line counts too, once the log
# has not grown for an interval. Then it is looked at once. Sets the caller's `match`.
_SF_P_SIZE=0 _SF_P_LOOKED=''
_sf_match_open_line() {
  local size lines=() from
  size=$(wc -c <"$_SF_P_LOG")
  if ((size != _SF_P_SIZE)); then
    _SF_P_SIZE=$size _SF_P_LOOKED=''
    return 1
  fi
  [[ -z $_SF_P_LOOKED ]] && ((size > _SF_P_OFFSET)) || return 1
  _SF_P_LOOKED=yes
  from=$((size - 4096 > _SF_P_OFFSET ? size - 4096 : _SF_P_OFFSET))
  mapfile lines < <(exec tail -c "+$((from + 1))" -- "$_SF_P_LOG")
  ((${#lines[@]})) || return 1 # somebody has just emptied it
  match=${lines[${#lines[@]} - 1]}
  [[ $match != *$'\n' ]] || return 1
  [[ $_SF_P_LABELLED == false || ! $match =~ ^\ *[0-9]+:\  ]] || match=${match#"${BASH_REMATCH[0]}"}
  _sf_match_text
}
# As grep would: what it prints is the match alone.
_sf_match_text() {
  case $_SF_P_MODE in
    -F)
      [[ $match == *"$_SF_P_PATTERN"* ]] || return 1
      match=$_SF_P_PATTERN
      return
      ;;
    -iE) shopt -s nocasematch ;;
  esac
  [[ $match =~ $_SF_P_PATTERN ]] || return 1
  match=${BASH_REMATCH[0]}
}

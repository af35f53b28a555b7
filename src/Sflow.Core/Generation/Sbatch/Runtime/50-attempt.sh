# ---- the start of an attempt ----

_sf_start() { # task
  local id=$1 name=${_SF_NAME[$1]} probe
  ((++_SF_ATTEMPT[id]))
  _SF_DOOM[id]='' _SF_DOOM_TEXT[id]='' _SF_DOOM_MEMBERS[id]='' _SF_EXIT_CODE[id]='' _SF_ENDED[id]='' _SF_MISSED_BEAT[id]='' _SF_STRENGTH[id]=0
  if [[ -n ${_SF_LEFT_GROUP[id]} ]]; then # processes of the failed attempt would keep its ports
    _sf_signal_group "${_SF_LEFT_GROUP[id]}" KILL
    _sf_forget_group "${_SF_LEFT_GROUP[id]}"
    _SF_LEFT_GROUP[id]=''
  fi
  if ((_SF_ATTEMPT[id] > 1)); then _sf_measure_log "$id"; fi
  if [[ -n ${_SF_CONTAINER[id]} ]]; then printf 'container %s\n' "${_SF_CONTAINER[id]}" 2>/dev/null >&6 || :; fi
  _sf_spawn _sf_wrapper "$id"
  _SF_PID[id]=$_SF_SPAWNED _SF_LIVE[$id]=1
  _sf_enter "$id" RUNNING
  _SF_STARTED[id]=$_SF_NOW
  if [[ -z ${_SF_BEGAN[id]} ]]; then _SF_BEGAN[id]=$_SF_NOW; fi
  printf '%s\n' "${_SF_FINGERPRINT[id]}" 2>/dev/null >"$_SF_RUN/$name/.fingerprint" || :
  for probe in ${_SF_TASK_PROBES[id]}; do
    _SF_PROBE_SEEN[probe]=''
    _sf_start_probe "$probe"
    if ((_SF_PROBE_WITHIN_MS[probe])); then _sf_set_timer "ready:$probe" "${_SF_PROBE_WITHIN_MS[probe]}"; fi
  done
  if ((_SF_LIMIT_MS[id])); then _sf_set_timer "limit:$id" "${_SF_LIMIT_MS[id]}"; fi
}

# Gets the size of a file in bytes -> _SF_SIZE. A signal to our whole group can kill wc, so this tries up to five times.
_sf_size() { # file
  local tries
  for ((tries = 0; tries < 5; ++tries)); do
    { _SF_SIZE=$(wc -c <"$1"); } 2>/dev/null
    if [[ $_SF_SIZE =~ ^[0-9]+$ ]]; then return 0; fi
    if [[ ! -e $1 ]]; then break; fi
    _sf_sleep_ms 20
  done
  _SF_SIZE=0
  return 1
}

# Notes where the log of this attempt begins, because output of earlier attempts must not satisfy a probe. If the size
# is not known, the start of the previous attempt stays.
_sf_measure_log() { # task
  local log=$_SF_RUN/${_SF_NAME[$1]}/${_SF_NAME[$1]}.log
  if [[ ! -e $log ]]; then
    _SF_LOG_OFFSET[$1]=0
  elif _sf_size "$log"; then
    _SF_LOG_OFFSET[$1]=$_SF_SIZE
  fi
}

# Gets the last 1000 bytes that this attempt wrote -> _SF_LOG_END. Output of earlier attempts does not explain its end.
_sf_read_log_end() { # task
  local log=$_SF_RUN/${_SF_NAME[$1]}/${_SF_NAME[$1]}.log size
  _SF_LOG_END=''
  if ! _sf_size "$log"; then return 0; fi
  size=$((_SF_SIZE - _SF_LOG_OFFSET[$1]))
  if ((size > 0)); then
    _SF_LOG_END=$(tail -c "$((size < 1000 ? size : 1000))" -- "$log" 2>/dev/null | tr -d '\000')
  fi
}

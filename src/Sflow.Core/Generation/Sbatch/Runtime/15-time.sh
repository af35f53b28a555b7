# ---- time: the clock, sleeping, timers ----

# Milliseconds since 1970, without a process.
if [[ -n ${EPOCHREALTIME-} ]]; then
  _sf_now() { local now=${EPOCHREALTIME//[!0-9]/}; _SF_NOW=$((now / 1000)); }
else # bash 4.4: seconds since boot, in steps of 10 ms, added to the time of the start
  _SF_START_MS=$(date +%s%3N)
  read -r _SF_START_UPTIME _ </proc/uptime
  _SF_START_UPTIME=$((10#${_SF_START_UPTIME/./}))
  _sf_now() {
    local uptime
    read -r uptime _ </proc/uptime
    _SF_NOW=$((_SF_START_MS + (10#${uptime/./} - _SF_START_UPTIME) * 10))
  }
fi
_sf_now
_SF_T0=$_SF_NOW

# Milliseconds as `read -t` and people want them: 1500 -> 1.500.
_sf_seconds() { printf -v _SF_SECONDS '%d.%03d' $(($1 / 1000)) $(($1 % 1000)); }

# Waiting on a pipe that nobody writes is a sleep without a process.
_sf_sleep_ms() {
  (($1 > 0)) || return 0
  _sf_seconds "$1"
  read -r -t "$_SF_SECONDS" -u 8 _ || :
}

# Timers are named <what>:<task number>; setting one again moves it.
_sf_set_timer() {
  local when=$((_SF_NOW + $2))
  _SF_DUE[$1]=$when
  ((_SF_NEXT_DUE && _SF_NEXT_DUE <= when)) || _SF_NEXT_DUE=$when
}
_sf_drop_timer() { unset "_SF_DUE[$1]"; }

_sf_fire_timers() {
  local timer due=() next=0
  for timer in "${!_SF_DUE[@]}"; do
    if ((${_SF_DUE[$timer]} <= _SF_NOW)); then
      due+=("$timer")
    elif ((!next || ${_SF_DUE[$timer]} < next)); then
      next=${_SF_DUE[$timer]}
    fi
  done
  _SF_NEXT_DUE=$next
  for timer in "${due[@]}"; do
    # An earlier one may have dropped it.
    [[ -n ${_SF_DUE[$timer]+set} ]] || continue
    _sf_drop_timer "$timer"
    "_sf_on_${timer%%:*}" "${timer#*:}"
  done
}

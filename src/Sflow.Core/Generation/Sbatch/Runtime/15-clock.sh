# ---- time: the current time, and sleeping ----

# Gets the milliseconds since 1970 without a process.
if [[ -n ${EPOCHREALTIME-} ]]; then
  _sf_now() { local now=${EPOCHREALTIME//[!0-9]/}; _SF_NOW=$((now / 1000)); }
else # bash 4.4: the time of the start plus the uptime since then, in steps of 10 ms
  # Here, no trap is set yet, and an INT must end bash. Bash can ignore an INT while it waits for a `$(…)`.
  read -r _SF_START_MS < <(date +%s%3N)
  if [[ $_SF_START_MS != +([0-9]) ]]; then printf -v _SF_START_MS '%(%s)T000' -1; fi
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

# Converts milliseconds for `read -t` and for people: 1500 -> 1.500.
_sf_seconds() { printf -v _SF_SECONDS '%d.%03d' $(($1 / 1000)) $(($1 % 1000)); }

# Reading from a pipe that nobody writes is a sleep that costs no process.
_sf_sleep_ms() {
  if (($1 > 0)); then
    _sf_seconds "$1"
    read -r -t "$_SF_SECONDS" -u 8 _ || :
  fi
}

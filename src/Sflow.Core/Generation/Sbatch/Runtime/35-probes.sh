# ---- probes: one small process each, which ends after its verdict ----
# A task can have several probes of each kind. They do not know of each other.

_sf_start_probe() { # probe
  _sf_spawn _sf_probe "$1"
  _SF_PROBE_PID[$1]=$_SF_SPAWNED
}
# Ends a probe whose verdict is no longer needed. It can hang in a connect.
_sf_drop_probe() {
  [[ -n ${_SF_PROBE_PID[$1]} ]] || return 0
  _sf_discard "${_SF_PROBE_PID[$1]}"
  _SF_PROBE_PID[$1]=''
}
_sf_drop_probes() { # task
  local probe
  for probe in ${_SF_TASK_PROBES[$1]}; do _sf_drop_probe "$probe"; done
}

# This function and all below run in the probe's own process. They share the globals _SF_P_*.
declare -A _SF_P=()
_sf_probe() { # probe
  local word key
  _sf_become_child
  trap - TERM INT HUP USR1 PIPE
  exec </dev/null >/dev/null 2>&1
  _SF_P_NUMBER=$1 _SF_P_ROLE=${_SF_PROBE_ROLE[$1]} _SF_P_TASK=${_SF_PROBE_TASK[$1]}
  _SF_P_HEADERS=()
  _SF_P=([host]=127.0.0.1 [on]='' [port]='' [url]='' [body]='' [log]='' [count]=1
    [delay]=0 [timeout]=30 [interval]=5 [success]=1 [failure]=3)
  _sf_unpack "${_SF_PROBE_WORDS[$1]}"
  _SF_P_KIND=${_SF_WORDS[0]}
  for word in "${_SF_WORDS[@]:1}"; do
    key=${word%%=*}
    if [[ $key == header ]]; then _SF_P_HEADERS+=("${word#*=}"); else _SF_P[$key]=${word#*=}; fi
  done
  _sf_milliseconds "${_SF_P[interval]}"
  _SF_P_INTERVAL_MS=$((_SF_MS < 50 ? 50 : _SF_MS))
  if [[ $_SF_P_ROLE == ready ]]; then _SF_P_NEED=${_SF_P[success]}; else _SF_P_NEED=${_SF_P[failure]}; fi
  if [[ ! ${_SF_P[timeout]} =~ [1-9] ]]; then _SF_P[timeout]=1; fi
  # The service has exited with 0, so this is the last look.
  if [[ ${_SF_STATE[_SF_P_TASK]} == LOOKING ]]; then _SF_P_LAST=yes _SF_P[delay]=0; else _SF_P_LAST=''; fi
  _sf_milliseconds "${_SF_P[delay]}"
  _sf_sleep_ms "$_SF_MS"
  case $_SF_P_KIND in
    tcp_port) _sf_probe_repeatedly _sf_check_tcp "port ${_SF_P[port]} answers" ;;
    http_get) _sf_probe_repeatedly _sf_check_http "GET ${_SF_P[url]} answers" ;;
    http_post) _sf_probe_repeatedly _sf_check_http "POST ${_SF_P[url]} answers" ;;
    log_watch) _sf_probe_log ;;
  esac
}

# A message is one line, and is shorter than what a pipe accepts at once.
_sf_verdict() { # checks text
  local text=${2:0:1000}
  _sf_hide_password "${text//[[:cntrl:]]/ }"
  _sf_post "$_SF_P_ROLE" "$_SF_P_TASK" "${_SF_ATTEMPT[_SF_P_TASK]}" "$_SF_P_NUMBER" "$1" "${_SF_HIDDEN:0:150}"
}
# scancel reaches the tasks before the supervisor, so the supervisor is told as late as it decides about a failure.
_sf_miss() {
  _sf_sleep_ms 250
  _sf_post missed "$_SF_P_TASK" "${_SF_ATTEMPT[_SF_P_TASK]}" "$_SF_P_NUMBER"
}

# Repeats a check until it succeeds often enough in a row. The first checks of a readiness probe come sooner than its
# interval, so that a fast service is ready soon.
_sf_probe_repeatedly() { # check text
  local streak=0 checks=0 pause=$_SF_P_INTERVAL_MS early=50
  while :; do
    ((++checks))
    if "$1"; then ((++streak)); else streak=0; fi
    ((streak < _SF_P_NEED)) || break
    if [[ -n $_SF_P_LAST ]]; then
      if ((streak == 0)); then
        _sf_miss
        return
      fi
      continue
    fi
    pause=$_SF_P_INTERVAL_MS
    if [[ $_SF_P_ROLE == ready ]] && ((streak == 0 && early < pause)); then
      pause=$early
      ((early *= 2))
    fi
    _sf_sleep_ms "$pause"
  done
  _sf_verdict "$checks" "$2"
}

# ---- tcp ----

# `on` is the plan's list of nodes. `host` is what the user wrote. One check of all of them has one limit.
_sf_check_tcp() {
  local host end
  _sf_milliseconds "${_SF_P[timeout]}"
  _sf_now
  end=$((_SF_NOW + _SF_MS))
  for host in ${_SF_P[on]:-${_SF_P[host]}}; do
    _sf_now
    ((_SF_NOW < end)) || return 1
    _sf_seconds $((end - _SF_NOW))
    _sf_connect "$host" "${_SF_P[port]}" "$_SF_SECONDS" || return 1
  done
}

# Bash cannot limit the time of a connect, but it can limit the time that it waits for a child that connects. Bash 4.4
# can lose a byte of an answer that arrives as the time runs out, but then the check is too late anyway. Nothing waits
# for the end of the child: if bash has already collected it, `wait` would wait for any other child, such as the
# guardian.
_sf_connect() { # host port seconds
  local answer=''
  read -r -t "$3" answer < <(exec 3<>"/dev/tcp/$1/$2" && echo open)
  if (($? > 128)); then kill -s KILL "$!" 2>/dev/null; fi
  [[ $answer == open ]]
}

# ---- http ----

# curl follows redirects and supports https. The fallback is for images without curl.
_sf_check_http() {
  local status=''
  if type -P curl >/dev/null; then _sf_ask_curl; else _sf_ask_plainly; fi
  [[ $status =~ ^[0-9]{3}$ ]] && ((10#$status >= 200 && 10#$status < 400))
}

# Our Content-Type is only a default. Two types in one request would confuse the service.
_sf_has_header() {
  local header
  for header in "${_SF_P_HEADERS[@]}"; do
    if [[ ${header%%:*} == [Cc]ontent-[Tt]ype ]]; then return 0; fi
  done
  return 1
}

# -q: do not read ~/.curlrc. -g: [] and {} in the address are literal. --noproxy: nodes of a cluster need no proxy.
_sf_ask_curl() {
  local header words=(-qsgL --noproxy '*' --max-redirs 10 --max-time "${_SF_P[timeout]}" -o /dev/null -w '%{http_code}\n')
  for header in "${_SF_P_HEADERS[@]}"; do
    # For curl, `Name:` would remove a header. `Name;` sends it with no value.
    if [[ $header =~ ^([^:]*):[[:blank:]]*$ ]]; then header="${BASH_REMATCH[1]};"; fi
    words+=(-H "$header")
  done
  if [[ $_SF_P_KIND == http_post ]]; then
    _sf_has_header || words+=(-H 'Content-Type: text/plain; charset=utf-8')
    read -r status < <(printf '%s' "${_SF_P[body]}" | curl "${words[@]}" --data-binary @- --url "${_SF_P[url]}")
  else
    read -r status < <(exec curl "${words[@]}" --url "${_SF_P[url]}")
  fi
}

# Without curl, the probe writes the request itself: http only (preflight refuses https then), and without following
# redirects.
_sf_ask_plainly() {
  local header rest=${_SF_P[url]#*://} place path request body='' method=GET
  rest=${rest%%'#'*}
  place=${rest%%[/?]*}
  path=${rest:${#place}}
  if [[ $path != /* ]]; then path=/$path; fi
  place=${place##*@}
  if [[ $_SF_P_KIND == http_post ]]; then method=POST body=${_SF_P[body]}; fi
  request="$method $path HTTP/1.0"$'\r\n'"Host: $place"$'\r\n'
  for header in "${_SF_P_HEADERS[@]}"; do request+=$header$'\r\n'; done
  if [[ $method == POST ]]; then
    _sf_has_header || request+=$'Content-Type: text/plain; charset=utf-8\r\n'
    request+="Content-Length: ${#body}"$'\r\n'
  fi
  if [[ ! $place =~ :[0-9]+$ ]]; then place+=:80; fi
  rest=${place%:*}
  rest=${rest#[}
  rest=${rest%]}
  read -r -t "${_SF_P[timeout]}" _ status _ < <(
    exec 3<>"/dev/tcp/$rest/${place##*:}" && printf '%s\r\n%s' "$request" "$body" >&3 && read -r line <&3 && printf '%s\n' "$line"
  )
  if (($? > 128)); then kill -s KILL "$!" 2>/dev/null; fi
}

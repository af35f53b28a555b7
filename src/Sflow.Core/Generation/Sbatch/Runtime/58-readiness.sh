# ---- what the probes of a task have found, for the states and for the record ----

_sf_note_trigger() { # probe checks text
  _sf_now
  _SF_PROBE_SEEN[$1]=$_SF_NOW _SF_PROBE_CHECKS[$1]=$2 _SF_PROBE_TEXT[$1]=$3
}

# A service is ready when each of its readiness probes has passed once in this attempt. Other tasks have none.
_sf_is_ready() { # task
  local probe
  for probe in ${_SF_TASK_PROBES[$1]}; do
    if [[ ${_SF_PROBE_ROLE[probe]} == ready && -z ${_SF_PROBE_SEEN[probe]} ]]; then return 1; fi
  done
}

# Describes in words for people what a probe waits for -> _SF_DESCRIBED.
_sf_describe_waiting() { # probe
  local word host='' port='' what=''
  _sf_unpack "${_SF_PROBE_WORDS[$1]}"
  for word in "${_SF_WORDS[@]:1}"; do
    case $word in
      host=* | on=?*) host=${word#*=} ;;
      port=*) port=${word#*=} ;;
      url=* | text=* | regex=* | iregex=*) what=${word#*=} ;;
    esac
  done
  _sf_hide_password "$what"
  what=${_SF_HIDDEN//[[:cntrl:]]/ }
  what=${what:0:150}
  case ${_SF_WORDS[0]} in
    tcp_port) _SF_DESCRIBED="port $port does not answer on ${host:-127.0.0.1}" ;;
    log_watch) _SF_DESCRIBED="the log has no match of '$what', or too few" ;;
    *) _SF_DESCRIBED="no good answer from $what" ;;
  esac
}

# Describes all readiness probes of a task: members for its event -> _SF_PROBE_MEMBERS, what those that passed have found, in
# words -> _SF_DESCRIBED.
_sf_tell_readiness() { # task
  local probe probes=() text=''
  for probe in ${_SF_TASK_PROBES[$1]}; do
    if [[ ${_SF_PROBE_ROLE[probe]} != ready ]]; then continue; fi
    probes+=("$probe")
    if [[ -n ${_SF_PROBE_SEEN[probe]} ]]; then text+=${text:+; }${_SF_PROBE_TEXT[probe]}; fi
  done
  _sf_tell_probes "$1" "${probes[@]}"
  _SF_DESCRIBED=$text
}
# A probe is named as in the module: by its role and its place in the list.
_sf_tell_probes() { # task probe…
  local probe other index list='' wanted=" ${*:2} "
  local -A count=([ready]=0 [fail]=0) role=([ready]=readiness [fail]=failure)
  for probe in ${_SF_TASK_PROBES[$1]}; do
    other=${_SF_PROBE_ROLE[probe]} index=${count[${_SF_PROBE_ROLE[probe]}]}
    count[$other]=$((index + 1))
    if [[ $wanted != *" $probe "* ]]; then continue; fi
    list+="${list:+,}{\"role\":\"${role[$other]}\",\"index\":$index,\"kind\":\"${_SF_PROBE_WORDS[probe]%% *}\""
    if [[ -n ${_SF_PROBE_SEEN[probe]} ]]; then
      _sf_json "${_SF_PROBE_TEXT[probe]}"
      list+=",\"triggered\":true,\"t\":${_SF_PROBE_SEEN[probe]},\"checks\":${_SF_PROBE_CHECKS[probe]},\"text\":$_SF_JSON}"
    else
      _sf_describe_waiting "$probe"
      _sf_json "$_SF_DESCRIBED"
      list+=",\"triggered\":false,\"text\":$_SF_JSON}"
    fi
  done
  _SF_PROBE_MEMBERS=",\"probes\":[$list]"
}

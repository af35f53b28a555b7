# ---- outputs.json: the values that patterns find in the log of a successful attempt ----

declare -A _SF_VALUES=() _SF_COUNTS=()

# In the wrapper, before it reports the exit, so that dependent tasks find the file. The supervisor reads .unmatched.
_sf_write_outputs() { # task
  local id=$1 folder=$_SF_RUN/${_SF_NAME[$1]} spec patterns=() unmatched='' lines line n at=0
  local _SF_O_PATTERN=() _SF_O_FIELDS=() _SF_O_WRITTEN=() _SF_O_FOUND=() _SF_O_AT=()
  # The task has ended. TERM that was meant for the task must not end the programs that search its log.
  trap '' "${_SF_SIGNALS[@]}"
  _SF_KEYS=() _SF_VALUES=() _SF_COUNTS=()
  while IFS= read -r spec; do
    if [[ -n $spec ]]; then _sf_read_spec "$spec"; fi
  done < <(printf '%s' "${_SF_OUTPUTS[id]}")
  _sf_find_lines "$id" "$folder/.matches" || return
  _sf_assign_lines "$folder/.matches" || return
  # grep has found the few lines that match, and bash extracts their values. Bash reads them from a file, because it
  # reads a pipe byte by byte.
  while mapfile -t -n 1000 lines && ((${#lines[@]})); do
    for line in "${lines[@]}"; do
      for n in ${_SF_O_AT[++at]}; do _sf_take_outputs "$line" "$n"; done
    done
  done <"$folder/.matches"
  rm -f -- "$folder/.matches" "$folder/.numbers"
  for n in "${!_SF_O_PATTERN[@]}"; do
    if [[ -z ${_SF_O_FOUND[n]-} ]]; then unmatched+=${_SF_O_WRITTEN[n]}$'\n'; fi
  done
  rm -f -- "$folder/.unmatched"
  if [[ -n $unmatched ]]; then printf '%s' "$unmatched" >"$folder/.unmatched" || return; fi
  _sf_outputs_json "$id" >"$folder/outputs.json"
}

# A specification is a pattern, key:type for each of its groups, and text=…, the pattern as the user wrote it.
_sf_read_spec() { # packed
  local word text fields=()
  _sf_unpack "$1"
  text=${_SF_WORDS[0]}
  for word in "${_SF_WORDS[@]:1}"; do
    if [[ $word == text=* ]]; then text=${word#text=}; else fields+=("$word"); fi
  done
  patterns+=(-e "${_SF_WORDS[0]}")
  _SF_O_PATTERN+=("${_SF_WORDS[0]}") _SF_O_FIELDS+=("${fields[*]}") _SF_O_WRITTEN+=("${text//[[:cntrl:]]/ }")
}

# Finds the lines that match the caller's `patterns`, as a person sees them. A first grep finds candidates, as for a log
# probe. If a program fails, the task fails, because that must not look as if no line matched.
_sf_find_lines() { # task file
  local log=$_SF_RUN/${_SF_NAME[$1]}/${_SF_NAME[$1]}.log from=+$((_SF_LOG_OFFSET[$1] + 1)) codes
  : >"$2" || return
  if [[ ${_SF_LABELLED[$1]} == false ]]; then
    tail -c "$from" -- "$log" | grep -a -E -e "$_SF_CONTROL" "${patterns[@]}" | sed -E "$_SF_SHOW" | grep -a -E "${patterns[@]}" >"$2"
    codes="${PIPESTATUS[*]}"
  else
    tail -c "$from" -- "$log" | sed -E "$_SF_UNLABEL" | grep -a -E -e "$_SF_CONTROL" "${patterns[@]}" | sed -E "$_SF_SHOW" | grep -a -E "${patterns[@]}" >"$2"
    codes="${PIPESTATUS[*]}"
  fi
  if [[ ! $codes =~ ^0(\ 0)?\ [01]\ 0\ [01]$ ]]; then
    printf '\nsflow: the log could not be searched for outputs (exit codes of tail, sed and grep: %s)\n' "$codes"
    return 1
  fi
}

# Finds which patterns each line matches. Bash can need seconds to find that a long line does not match.
_sf_assign_lines() { # file
  local n number numbers codes
  for n in "${!_SF_O_PATTERN[@]}"; do
    grep -a -n -E -e "${_SF_O_PATTERN[n]}" -- "$1" | cut -d : -f 1 >"${1%/*}/.numbers"
    codes="${PIPESTATUS[*]}"
    [[ $codes == [01]' 0' ]] || return
    mapfile -t numbers <"${1%/*}/.numbers" || return
    for number in "${numbers[@]}"; do _SF_O_AT[number]+=" $n"; done
  done
}

_sf_take_outputs() { # line spec
  local found=() n=0 field key
  [[ $1 =~ ${_SF_O_PATTERN[$2]} ]] || return 0
  found=("${BASH_REMATCH[@]}") # the next =~ overwrites BASH_REMATCH
  _SF_O_FOUND[$2]=yes
  for field in ${_SF_O_FIELDS[$2]}; do
    ((++n))
    key=${field%:*}
    _sf_output_value "${field##*:}" "${found[n]-}"
    if [[ -z ${_SF_COUNTS[$key]+known} ]]; then
      _SF_KEYS+=("$key")
      _SF_COUNTS[$key]=1 _SF_VALUES[$key]=$_SF_JSON
    else
      _SF_COUNTS[$key]=many
      _SF_VALUES[$key]+=", $_SF_JSON"
    fi
  done
}

# Writes a number as JSON does (no +, no leading zeros, digits on both sides of the point), and other values as strings.
_sf_output_value() { # type text
  local text=$2 sign='' whole part exponent
  if [[ $1 != str && $text == [1-9]*[0-9] && ${text/./} != *[!0-9]* ]]; then # most values are such numbers, and this test is fast
    _SF_JSON=$text
    if [[ $1 == float && $text != *.* ]]; then _SF_JSON+=.0; fi
  elif [[ $1 != str && $text =~ ^([-+]?)([0-9]*)(\.([0-9]*))?([eE][-+]?[0-9]+)?$ && -n ${BASH_REMATCH[2]}${BASH_REMATCH[4]} ]]; then
    if [[ ${BASH_REMATCH[1]} == - ]]; then sign=-; fi
    whole=${BASH_REMATCH[2]} part=${BASH_REMATCH[4]} exponent=${BASH_REMATCH[5]}
    while [[ $whole == 0[0-9]* ]]; do whole=${whole#0}; done
    _SF_JSON=$sign${whole:-0}${part:+.$part}$exponent
    if [[ $1 == float && -z $part$exponent ]]; then _SF_JSON+=.0; fi
  else
    _sf_json "$text"
  fi
}

_sf_outputs_json() { # task
  local key name value members='' metrics='' n extra
  _sf_unpack "${_SF_METRICS[$1]}"
  for key in "${_SF_KEYS[@]}"; do
    _sf_json "$key"
    name=$_SF_JSON value=${_SF_VALUES[$key]}
    if [[ ${_SF_COUNTS[$key]} != 1 ]]; then value="[$value]"; fi
    _SF_VALUES[$key]=$value
    members+="${members:+, }$name: $value"
  done
  for ((n = 0; n + 1 < ${#_SF_WORDS[@]}; n += 2)); do
    key=${_SF_WORDS[n]} extra=${_SF_WORDS[n + 1]}
    _sf_json "$key"
    extra=${extra#*\{} extra=${extra%\}*}
    if [[ $extra != *[!\ ]* ]]; then extra=''; fi
    metrics+="${metrics:+, }$_SF_JSON: {\"value\": ${_SF_VALUES[$key]-null}${extra:+, $extra}}"
  done
  printf '{"task": "%s", "outputs": {%s}, "metrics": {%s}}\n' "${_SF_NAME[$1]}" "$members" "$metrics"
}

# In the supervisor: finds the patterns that no line matched -> _SF_UNMATCHED (a reason), _SF_UNMATCHED_JSON (the end of
# the event).
_sf_find_unmatched() { # task
  local file=$_SF_RUN/${_SF_NAME[$1]}/.unmatched text members=''
  _SF_UNMATCHED='' _SF_UNMATCHED_JSON='' _SF_UNMATCHED_LIST=()
  [[ -n ${_SF_OUTPUTS[$1]}${_SF_RESULTS[$1]} && -s $file ]] || return 0
  mapfile -t _SF_UNMATCHED_LIST <"$file"
  for text in "${_SF_UNMATCHED_LIST[@]}"; do
    _sf_json "$text"
    members+=${members:+,}$_SF_JSON
    _SF_UNMATCHED+="${_SF_UNMATCHED:+, }'$text'"
  done
  _SF_UNMATCHED="no line of its log matches $_SF_UNMATCHED" _SF_UNMATCHED_JSON=",\"unmatched\":[$members]"
}

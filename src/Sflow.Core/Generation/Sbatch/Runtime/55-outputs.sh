# ---- outputs.json: what patterns find in the log of a successful attempt ----

declare -A _SF_VALUES=() _SF_COUNTS=()

# In the wrapper, before it reports the exit: who depends on the task finds the file.
_sf_write_outputs() { # task
  local id=$1 line patterns=() specs=() spec folder=$_SF_RUN/${_SF_NAME[$1]} strip=(-e $'s/\r$//')
  _SF_KEYS=() _SF_VALUES=() _SF_COUNTS=()
  while IFS= read -r spec; do
    [[ -n $spec ]] || continue
    _sf_unpack "$spec"
    specs+=("$spec")
    patterns+=(-e "${_SF_WORDS[0]}")
  done < <(printf '%s' "${_SF_OUTPUTS[id]}")
  [[ ${_SF_LABELLED[id]} == false ]] || strip+=(-e "$_SF_LABEL")
  # grep finds the few lines that matter; bash takes them apart.
  while IFS= read -r line; do
    for spec in "${specs[@]}"; do _sf_take_outputs "$line" "$spec"; done
  done < <(tail -c "+$((_SF_LOG_OFFSET[id] + 1))" -- "$folder/${_SF_NAME[id]}.log" | sed -E "${strip[@]}" | grep -a -E "${patterns[@]}")
  _sf_outputs_json "$id" >"$folder/outputs.json"
}

_sf_take_outputs() { # line packed-spec: pattern key:type…
  local line=$1 found=() n key type value
  _sf_unpack "$2"
  [[ $line =~ ${_SF_WORDS[0]} ]] || return 0
  found=("${BASH_REMATCH[@]}") # the next =~ overwrites it
  for ((n = 1; n < ${#_SF_WORDS[@]}; ++n)); do
    key=${_SF_WORDS[n]%:*} type=${_SF_WORDS[n]##*:} value=${found[n]-}
    _sf_output_value "$type" "$value"
    if [[ -z ${_SF_COUNTS[$key]+known} ]]; then
      _SF_KEYS+=("$key")
      _SF_COUNTS[$key]=0 _SF_VALUES[$key]=''
    fi
    _SF_VALUES[$key]+=${_SF_VALUES[$key]:+, }$_SF_JSON
    _SF_COUNTS[$key]=$((${_SF_COUNTS[$key]} + 1))
  done
}

# A number as JSON writes it (no +, no leading zeros, digits on both sides of the point), else text.
_sf_output_value() { # type text
  local text=$2 sign='' whole part exponent
  if [[ $1 != str && $text =~ ^([-+]?)([0-9]*)(\.([0-9]*))?([eE][-+]?[0-9]+)?$ && -n ${BASH_REMATCH[2]}${BASH_REMATCH[4]} ]]; then
    [[ ${BASH_REMATCH[1]} != - ]] || sign=-
    whole=${BASH_REMATCH[2]} part=${BASH_REMATCH[4]} exponent=${BASH_REMATCH[5]}
    while [[ $whole == 0[0-9]* ]]; do whole=${whole#0}; done
    _SF_JSON=$sign${whole:-0}${part:+.$part}$exponent
    [[ $1 != float || -n $part$exponent ]] || _SF_JSON+=.0
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
    [[ ${_SF_COUNTS[$key]} == 1 ]] || value="[$value]"
    _SF_VALUES[$key]=$value
    members+="${members:+, }$name: $value"
  done
  for ((n = 0; n + 1 < ${#_SF_WORDS[@]}; n += 2)); do
    key=${_SF_WORDS[n]} extra=${_SF_WORDS[n + 1]}
    _sf_json "$key"
    extra=${extra#*\{} extra=${extra%\}*}
    [[ $extra == *[!\ ]* ]] || extra=''
    metrics+="${metrics:+, }$_SF_JSON: {\"value\": ${_SF_VALUES[$key]-null}${extra:+, $extra}}"
  done
  printf '{"task": "%s", "outputs": {%s}, "metrics": {%s}}\n' "${_SF_NAME[$1]}" "$members" "$metrics"
}

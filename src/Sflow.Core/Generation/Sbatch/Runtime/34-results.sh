# ---- result.json and results.json: the results that a task declares ----

_SF_LARGEST_RESULT=4194304 # bytes of a file with results

# What Python's splitlines takes for the end of a line, and the prefix that nv-sflow's logger gives to a line.
_SF_SPLIT_LINES=$'
s/\r$//
/[\r\v\f\x1c-\x1e\x85\xa8\xa9]/ {
  s/[\r\v\f\x1c-\x1e]|\xc2\x85|\xe2\x80[\xa8\xa9]/\\n/g
}
/ - [A-Z]+ - / s/(^|\\n)[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}(,[0-9]{3})? - [^[:space:]]+ - [A-Z]+ - /\\1/g'

# At the start of an attempt, because results of an earlier one must not look like those of this one.
_sf_remove_results() { # task
  local folder=$_SF_RUN/${_SF_NAME[$1]}
  rm -f -- "$folder/result.json" "$folder/.result" "$folder/.lacking"
  _sf_unpack "${_SF_RESULTS[$1]%%$'\n'*}"
  if [[ ${_SF_WORDS[0]} == file ]]; then rm -f -- "$folder/${_SF_WORDS[1]}"; fi
}

# In the wrapper, before it reports the exit. The supervisor reads .result (the members ok and values, and then errors,
# one per line), .lacking (why the task has failed) and .unmatched.
_sf_write_result() { # task
  local id=$1 folder=$_SF_RUN/${_SF_NAME[$1]} ok=true lacking='' errors=() error status=COMPLETED list='' payload=''
  local metrics='' metadata='' source matches=$_SF_RUN/${_SF_NAME[$1]}/.matches-json
  trap '' "${_SF_SIGNALS[@]}"
  : >"$matches" || return
  _sf_unpack "${_SF_RESULTS[id]%%$'\n'*}"
  if [[ ${_SF_WORDS[0]} == file ]]; then
    _sf_json "${_SF_WORDS[1]}"
    source="{\"type\": \"file\", \"path\": $_SF_JSON}"
    _sf_read_result_file "$folder" "${_SF_WORDS[1]}"
  else
    source="{\"type\": \"log\", \"path\": \"${_SF_NAME[id]}.log\"}"
    _sf_read_results || return
  fi
  if [[ -n $lacking ]]; then ok=false status=FAILED; fi
  for error in "${errors[@]}"; do
    _sf_json "$error"
    list+="${list:+, }$_SF_JSON"
  done
  {
    if [[ -n $payload ]]; then
      printf '%s\n' "$payload"
    else
      printf '{\n  "schema_version": "sflow.result.v1",\n  "task": "%s",\n  "status": "%s",\n  "ok": %s,\n  "source": %s,\n' \
        "${_SF_NAME[id]}" "$status" "$ok" "$source"
      printf '  "values": %s,\n  "metadata": {%s},\n  "matches": {' "${metrics:-{\}}" "$metadata"
      cat -- "$matches"
      printf '},\n  "errors": [%s]\n}\n' "$list"
    fi
  } >"$folder/.result.json" || return
  {
    printf '"ok": %s, "values": %s\n' "$ok" "${metrics:-{\}}"
    if ((${#errors[@]})); then printf '%s\n' "${errors[@]//[[:cntrl:]]/ }"; fi
  } >"$folder/.result" || return
  if [[ -n $lacking ]]; then printf '%s\n' "${lacking//[[:cntrl:]]/ }" >"$folder/.lacking" || return; fi
  mv -f -- "$folder/.result.json" "$folder/result.json" || return
  rm -f -- "$matches" "$folder/.lines" "$folder/.hits" "$folder/.metric"
}

# ---- results in the log ----

_sf_read_results() {
  local spec filters=() filter
  while IFS= read -r spec; do
    if [[ -z $spec ]]; then continue; fi
    _sf_unpack "$spec"
    printf -v filter %b "${_SF_WORDS[8]}"
    filters+=(-e "$filter")
  done < <(printf '%s' "${_SF_RESULTS[id]}")
  _sf_number_lines || return
  while IFS= read -r spec; do
    if [[ -z $spec ]]; then continue; fi
    _sf_unpack "$spec"
    _sf_read_metric "${_SF_WORDS[@]:1}" || return
  done < <(printf '%s' "${_SF_RESULTS[id]}")
  if [[ -n $metrics ]]; then metrics="{$metrics}"; fi
}

# Writes the lines that the caller's `filters` let through to .lines: a number, a colon, and the line as a person sees it.
# If a program fails, the task fails, because that must not look as if no line matched.
_sf_number_lines() {
  local log=$folder/${_SF_NAME[id]}.log from=+$((_SF_LOG_OFFSET[id] + 1)) codes
  if [[ ${_SF_LABELLED[id]} == false ]]; then
    tail -c "$from" -- "$log" | sed -E "$_SF_SPLIT_LINES" | grep -a -n -E -e "$_SF_CONTROL" "${filters[@]}" >"$folder/.found"
    codes="${PIPESTATUS[*]}"
  else
    tail -c "$from" -- "$log" | sed -E "$_SF_UNLABEL" | sed -E "$_SF_SPLIT_LINES" |
      grep -a -n -E -e "$_SF_CONTROL" "${filters[@]}" >"$folder/.found"
    codes="${PIPESTATUS[*]}"
  fi
  if [[ ! $codes =~ ^0\ 0(\ 0)?\ [01]$ ]]; then
    printf '\nsflow: the log could not be searched for results (exit codes of tail, sed and grep: %s)\n' "$codes"
    return 1
  fi
  cut -d : -f 1 -- "$folder/.found" >"$folder/.numbers" || return
  cut -d : -f 2- -- "$folder/.found" | sed -E "$_SF_SHOW" | paste -d : -- "$folder/.numbers" - >"$folder/.lines"
  codes="${PIPESTATUS[*]}"
  rm -f -- "$folder/.found" "$folder/.numbers"
  [[ $codes == '0 0 0' ]]
}

# Finds the values of one metric, and adds to the caller's texts and lists.
_sf_read_metric() { # name type aggregate required groups unit regex filter beginning program…
  local name=$1 type=$2 aggregate=$3 required=$4 groups=$5 regex=$7 filter begin key lines line had=0 problem=''
  # shellcheck disable=SC2034  # the matcher uses them
  local kinds=() values=() op oa ob oc od oe on
  printf -v filter %b "$8"
  printf -v begin %b "$9"
  _sf_re_load "${@:10}"
  _sf_json "$name"
  key=$_SF_JSON
  metadata+="${metadata:+, }$key: {\"unit\": $6, \"type\": \"$type\", \"aggregate\": \"$aggregate\"}"
  if [[ $filter == '^'* ]]; then filter="^[0-9]+:${filter#^}"; else filter="^[0-9]+:.*($filter)"; fi
  grep -a -E -e "$filter" -- "$folder/.lines" >"$folder/.hits"
  (($? < 2)) && : >"$folder/.metric" || return
  while mapfile -t -n 1000 lines && ((${#lines[@]})); do
    for line in "${lines[@]}"; do _sf_take_matches "${line%%:*}" "${line#*:}" || break 2; done
  done <"$folder/.hits"
  if [[ -z $problem ]] && { ((${#values[@]})) || [[ $aggregate == count ]]; }; then
    if _sf_aggregate "$aggregate"; then
      metrics+="${metrics:+, }$key: $_SF_JSON"
      if ((${#values[@]})); then _sf_add_matches >>"$matches" || return; fi
    else
      problem="there is no $aggregate: $_SF_DESCRIBED"
    fi
  fi
  if [[ -n $problem ]]; then
    errors+=("$name: $problem")
  elif ((${#values[@]} == 0 && had == 0)) && [[ $aggregate != count ]]; then
    printf '%s\n' "${regex//[[:cntrl:]]/ }" >>"$folder/.unmatched" || return
  fi
  if [[ $required == yes ]] && { [[ -n $problem ]] || ((${#values[@]} == 0)); }; then
    if [[ -z $problem ]] && ((had)); then
      problem="no match of '$regex' is a value of type $type"
    elif [[ -z $problem ]]; then
      problem="no line of its log matches '$regex'"
      errors+=("$name: it is required, but $problem")
    fi
    lacking+="${lacking:+; }the required result '$name' is missing: $problem"
  fi
}

_sf_add_matches() {
  if [[ -s $matches ]]; then printf ', '; fi
  printf '%s: [' "$key" && cat -- "$folder/.metric" && printf ']'
}

# Finds all matches in a line, and adds their values to the caller's `kinds` and `values`. Returns 1 if the search takes
# too long.
_sf_take_matches() { # number line
  # shellcheck disable=SC2034  # the matcher uses them
  local text at first last='' from=0 result group value steps ascii shown='' cells=() sk=() sa=() sb=() sc=() sp=0
  _sf_repair "$2"
  _sf_re_open "$_SF_REPAIRED"
  while _sf_re_search "$from" "$begin" "$last" || { result=$?; false; }; do
    ((++had))
    value=${text:first:at-first}
    for group in $groups; do
      if ((group == 0)); then break; fi
      if [[ -n ${cells[2 * group]-} && -n ${cells[2 * group + 1]-} ]]; then
        value=${text:cells[2 * group]:cells[2 * group + 1] - cells[2 * group]}
        break
      fi
    done
    if ((at == first)); then last=empty; else last=''; fi
    from=$at
    if ! _sf_cast "$type" "$value"; then
      errors+=("$name: $_SF_DESCRIBED (line $1)")
      continue
    fi
    if [[ -z $shown ]]; then
      value=$_SF_JSON
      _sf_json "$text"
      shown=$_SF_JSON _SF_JSON=$value
    fi
    printf '%s{"line": %s, "value": %s, "text": %s}' "${values:+, }" "$1" "$_SF_JSON" "$shown" >>"$folder/.metric"
    kinds+=("$_SF_KIND") values+=("$_SF_JSON")
  done
  if ((result == 2)); then
    problem="the search for '$regex' in line $1 takes too long"
    return 1
  fi
}

# The matcher needs valid UTF-8. As in Python, U+FFFD replaces what is not.
_SF_VALID_UTF8=$'([\x01-\x7f]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]'
_SF_VALID_UTF8+=$'|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2})*'
_sf_repair() { # text -> _SF_REPAIRED
  local rest=$1 plain pattern size
  _SF_REPAIRED=$1
  if [[ $1 != *[$'\x80'-$'\xff']* || $1 =~ ^$_SF_VALID_UTF8$ ]]; then return 0; fi
  _SF_REPAIRED=''
  while [[ -n $rest ]]; do
    plain=${rest%%[$'\x80'-$'\xff']*}
    _SF_REPAIRED+=$plain
    rest=${rest:${#plain}}
    if [[ -z $rest ]]; then break; fi
    size=0
    for pattern in "${_SF_UTF8[@]}"; do
      # shellcheck disable=SC2053  # the right side is a pattern
      if [[ $rest == $pattern* ]]; then
        case ${rest:0:1} in
          [$'\xc2'-$'\xdf']) size=2 ;;
          [$'\xe0'-$'\xef']) size=3 ;;
          *) size=4 ;;
        esac
      fi
    done
    if ((size)); then _SF_REPAIRED+=${rest:0:size}; else _SF_REPAIRED+=$'\xef\xbf\xbd' size=1; fi
    rest=${rest:size}
  done
}

# ---- results in a file that the task has written ----

# An object is the values. A file that already has the form of result.json is kept.
_sf_read_result_file() { # folder name
  local file=$1/$2 problem='' tokens=() size
  if [[ ! -f $file ]]; then
    problem='there is no such file'
  elif ! { size=$(wc -c <"$file"); } 2>/dev/null; then
    problem='it cannot be read'
  elif ((size > _SF_LARGEST_RESULT)); then
    problem="it has more than $_SF_LARGEST_RESULT bytes"
  elif grep -a -q -v -x -E "$_SF_VALID_UTF8" -- "$file"; then
    problem='it is not valid UTF-8'
  else
    mapfile -t tokens < <(grep -a -o -E "$_SF_JSON_TOKEN|[^[:space:]]" -- "$file")
    if ! _sf_read_json "${tokens[@]}"; then
      problem='it is not valid JSON'
    elif [[ $_SF_JSON != '{'* ]]; then
      problem='it is not a JSON object'
    elif [[ ${_SF_MEMBERS['"schema_version"']-} != '"sflow.result.v1"' ]]; then
      metrics=$_SF_JSON
    elif [[ ${_SF_MEMBERS['"values"']-} != '{'* ]]; then
      problem='it has no object "values"'
    else
      payload=$_SF_JSON metrics=${_SF_MEMBERS['"values"']}
      if [[ ${_SF_MEMBERS['"ok"']-true} != true ]]; then ok=false; fi
    fi
  fi
  if [[ -n $problem ]]; then
    errors+=("$2: $problem")
    lacking="its result file $2 cannot be used: $problem"
  fi
}

# ---- in the supervisor ----

# Why the task has failed although it ended with 0 -> _SF_DESCRIBED. Returns 1 if it has not.
_sf_lacks_result() { # task
  local file=$_SF_RUN/${_SF_NAME[$1]}/.lacking
  if [[ ! -s $file ]]; then return 1; fi
  IFS= read -r _SF_DESCRIBED <"$file" || return 1
}

# Enters the results of a task into results.json. For the event of its end -> _SF_RESULT_JSON.
declare -A _SF_RESULT_OF=()
_sf_note_result() { # task status
  local name=${_SF_NAME[$1]} file=$_SF_RUN/${_SF_NAME[$1]}/.result line=''
  _SF_RESULT_JSON=''
  if [[ ! -s $file ]]; then return 0; fi
  IFS= read -r line <"$file"
  _SF_RESULT_OF[$1]="\"$name\": {\"status\": \"$2\", \"result_file\": \"$name/result.json\", $line}"
  if ((${#line} > 2000)); then line=${line%%, *}; fi
  _SF_RESULT_JSON=",\"result\":{$line}"
  _sf_write_all_results
}
_sf_forget_result() { # task
  if [[ -n ${_SF_RESULT_OF[$1]-} ]]; then
    unset "_SF_RESULT_OF[$1]"
    _sf_write_all_results
  fi
}
_sf_write_all_results() {
  local id all='' workflow
  for ((id = 0; id < _SF_TASKS; ++id)); do
    if [[ -n ${_SF_RESULT_OF[$id]-} ]]; then all+="${all:+,}"$'\n'"    ${_SF_RESULT_OF[$id]}"; fi
  done
  _sf_json "${_SF_RUN##*/}"
  workflow=$_SF_JSON
  {
    printf '{\n  "schema_version": "sflow.results.v1",\n  "workflow": %s,\n  "tasks": {%s\n  }\n}\n' "$workflow" "$all" >"$_SF_RUN/.results.json" &&
      mv -f -- "$_SF_RUN/.results.json" "$_SF_RUN/results.json"
  } 2>/dev/null || _sf_say 'results.json could not be written'
}

# The values, and what was wrong with others.
_sf_show_results() { # task
  local file=$_SF_RUN/${_SF_NAME[$1]}/.result lines=() line
  if [[ ! -s $file ]]; then return 0; fi
  mapfile -t -n 21 lines <"$file"
  line=${lines[0]#*'"values": '}
  if ((${#line} > 1000)); then line=${line:0:1000}…; fi
  printf '%sresults of %s: %s\n' "$begin" "${_SF_NAME[$1]}" "$line"
  begin=''
  if ((${#lines[@]} > 1)); then printf '   %s\n' "${lines[@]:1}"; fi
}
